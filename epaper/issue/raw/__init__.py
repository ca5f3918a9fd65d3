"""Raw text as it was received → a clean issue and the account of every line (rulebook A8). Each module is one step."""
