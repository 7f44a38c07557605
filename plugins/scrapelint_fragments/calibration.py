"""Where each shape is cut: constants fitted on labelled sentences, see docs/internals/fragments.md."""

CUTS = {
    "report": 6.0,
    "np_relcl": 6.0,
    "trunc": 6.0,
    "relcl": 6.0,
    "subord": 6.0,
    "participial": 6.0,
    "pp": 6.0,
    "np": 6.0,
    "infinitive": 6.0,
    "aux": 6.0,
    "cop": 6.0,
    "subj": 6.0,
    "verb": 6.0,
}
"""Least score, in log odds of being broken, at which a shape is reported by default."""

PREVIEW_RANGE = 1.0
"""A score so far below the cut is still reported, but only with ``--preview``."""

SENSITIVITY_SHIFT = {"low": 1.5, "default": 0.0, "high": -1.0}
"""What the option ``sensitivity`` adds to each cut."""

SLOPE = (0.7, -2.0)
"""Slope and offset of the logistic curve that turns a score into a confidence."""
