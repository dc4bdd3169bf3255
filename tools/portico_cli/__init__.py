"""What serve.py, tests/run and the scripts in tools/ are made of. Standard library only."""
