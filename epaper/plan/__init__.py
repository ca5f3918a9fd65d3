"""An issue and a stock → its plan: who stands where, jumps, copyfit, masthead, furniture.

Each folder is a stage and knows those named before it only (pyproject.toml): `heads`, `masthead` and `pictures`; `furniture` and
`stories`; `shapes`; `judging`; `growth`; `closing` and what an `editor` wrote down; `pages` and their `account`; `trials`.
`copyfit` stands over all of them, `model` and `grid` under them.
"""
