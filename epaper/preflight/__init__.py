"""A finished PDF, ours or any other program's → what a press would send back, with rule, page and place."""
