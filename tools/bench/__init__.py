"""What speed and size are measured against: `make bench` runs it, docs/performance.md tells how and why."""
