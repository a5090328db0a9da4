"""Puts the top-level folders `blueprints/` and `resources/` into the wheel as `okrdesk/share/…`."""

from setuptools import find_packages, setup

setup(
    packages=[
        *find_packages(include=["okrdesk", "okrdesk.*"]),
        "okrdesk.share.blueprints",
        "okrdesk.share.resources",
    ],
    package_dir={"okrdesk.share.blueprints": "blueprints", "okrdesk.share.resources": "resources"},
    include_package_data=False,  # what a wheel carries is said here; MANIFEST.in is for the sdist
    package_data={
        "okrdesk.share.blueprints": ["*.json"],
        "okrdesk.share.resources": [
            *(
                "*.md",
                "coach/*",
                "fonts/*",
                "formats/*",
                "icons/*",
                "linux/*",
                "style/*",
                "workshops/*",
                "locale/**/*",
            ),
        ],
    },
)
