"""Whole lives of a few copies of one workspace, on sticks and disks, repeatable to the byte.

`world.World` has computers and places; `World.play` does one act and looks whether everything still holds.
`lives` draws acts with hypothesis, `python -m tests.simulation` from seeds, or plays a kept life again.
"""
