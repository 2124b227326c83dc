"""Whether the site is well, for whoever watches it."""

import os
import subprocess
import sys

ASK = """
import django
django.setup()
from django.test import Client
answer = Client(SERVER_NAME="127.0.0.1").get("/health/")
print(answer.status_code, answer.headers["Content-Type"], answer.content.decode().strip(), sep="|")
"""


def test_it_answers_while_the_database_does(client):
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_it_says_in_one_line_that_the_database_does_not_answer():
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    }
    run = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.stdout.strip() == "503|text/plain; charset=utf-8|The database does not answer."


def test_it_can_be_asked_for_its_head_and_takes_nothing(client):
    assert client.head("/health/").status_code == 200
    assert client.post("/health/").status_code == 405
