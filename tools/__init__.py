"""What is run beside the program: by hand, or by the workflows on GitHub."""
