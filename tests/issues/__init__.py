"""Issues to test with: one large written issue, and makers of issues of any shape."""
