"""Numbers to marks on a spaCy `Doc`: one step a file, each with one public verb. `STEPS` in `steps` shows the order."""
