"""The encrypted file: the vault that opens it, the steps of its schema, and all the SQL."""
