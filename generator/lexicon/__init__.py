"""Tables of knowledge that people edit, and the reader that makes a Lexicon of them."""
