"""What the Doetanks taught: the domain in plain Python, without a web framework.

Start at `catalogue.load(folder)`; from a shell: `python -m lessons check` and `python -m lessons show`.
"""

__version__ = "0.5.0"
