"""Find a Chromium for the browser tests, or fetch one: by apt when root, else Playwright's own.

`python -m tests.find_chromium` ends with a line that says which, or loudly with none.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APT = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", NAMES[0]])


def executable() -> str | None:
    """A Chromium on the path that runs; None means Playwright's own. Ubuntu's stub of that name does not run."""
    return next((path for path in map(shutil.which, NAMES) if path and _runs(path)), None)


def _runs(path: str) -> bool:
    return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0


def starts() -> bool:
    """Whether the browser that the tests will use opens."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"]).close()
        except Error:
            return False
    return True


def fetch() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        for command in APT:
            subprocess.run(command, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, check=False)
    if not executable():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    if not starts():
        print("No Chromium starts here yet: fetching one …")
        fetch()
        if not starts():
            print("The browser tests need Chromium, and none could be found or installed.", file=sys.stderr)
            return 1
    print(f"Chromium: {executable() or 'of Playwright'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
