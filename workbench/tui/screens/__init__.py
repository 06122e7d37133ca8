"""The screens: the desk, the help, the evidence form."""
