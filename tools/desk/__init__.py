"""What the workflows on GitHub run: from an article that somebody has uploaded to a pull request with its brief.

    begin     finds the branch on which the briefs belong, and checks out what the main branch will hold once it is merged
    read      drafts the briefs, checks everything, builds the preview
    tell      writes the summary of the run
    propose   commits the drafts, pushes them, opens the pull request; the only step that is given the right to write
    publish   renders the committed briefs for the site

    run.py -> reading -> Handover -> proposing -> git, github

`runs` knows what has started the workflow, `branches` decides where the drafts go, `texts` holds every sentence for people. `git` and
`github` are the only ways out. Names of files and words of articles are data here: none reaches a shell, none is printed as it is.
"""
