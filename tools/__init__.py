"""What is needed to work on the dashboard, and not to run it."""
