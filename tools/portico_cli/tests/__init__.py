"""What tests/run and tests/long are made of: steps that run a suite and count its tests."""
