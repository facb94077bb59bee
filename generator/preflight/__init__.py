"""Says whether a PDF is what it claims to be, and which validator says so."""
