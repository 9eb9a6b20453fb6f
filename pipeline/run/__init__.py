"""Inputs and settings come in; records, failures and a manifest go out, whatever the number of workers."""
