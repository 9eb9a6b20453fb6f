"""Run the recipe: `python -m training STEP`."""

from training.cli import main

if __name__ == "__main__":
    main()
