"""The preview: the site as GitHub Pages would serve it, on this machine alone, made anew whenever a file is saved.

`server` watches and answers, `showing` knows what each page shows now, `answers` finds the file of an address, `editors` opens a file at
its line. What the preview adds to a page are files of `own/`, from the same host, as the pages' policy asks.
"""
