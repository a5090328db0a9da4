"""OKR Desk: goal workshops without internet."""

VERSION = "0.1.0"  # the one place; pyproject.toml reads it
