"""A workflow for GitHub Actions, for a coalition without a computer that is always on."""

from __future__ import annotations

import json
import shlex

from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.schedule.plan import Plan, pinged, told_off

HEAD = """\
# {when} GitHub counts in UTC, and may begin some minutes late.{minutes}
# To use it: in a PRIVATE repository save this as .github/workflows/coalition-{name}.yml, with coalition.toml beside
# the README: workbook = "https://docs.google.com/spreadsheets/d/..."
# The key of a Google Sheet: Settings > Secrets and variables > Actions > New repository secret. Call it
# COALITION_GOOGLE_KEY and paste the whole key file. It stands nowhere else.
# It is quiet when all is well; otherwise GitHub mails you. Only one run at a time.
# After 60 days without a change in the repository GitHub stops it, and mails you first.
"""
MINUTES = """
# A run takes a minute or two. GitHub gives a private repository 2,000 a month; --on daily takes fewer."""
BODY = """\
name: {title}
on:
  schedule:
    - cron: "{cron}"
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: coalition
  cancel-in-progress: false
jobs:
  run:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - name: Go on only where nobody else can read what is made
        run: test "$(gh repo view "$GITHUB_REPOSITORY" --json isPrivate --jq .isPrivate)" = true
        env:
          GH_TOKEN: ${{{{ github.token }}}}
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install --quiet coalition-sheets
      - name: Put the key where only this run sees it
        run: |
          umask 077
          if [ -n "$KEY" ]; then
            printf '%s' "$KEY" > "$RUNNER_TEMP/coalition-key.json"
            echo "COALITION_GOOGLE_KEY_FILE=$RUNNER_TEMP/coalition-key.json" >> "$GITHUB_ENV"
          fi
        env:
          KEY: ${{{{ secrets.COALITION_GOOGLE_KEY }}}}
      - name: {title}
        shell: sh
        run: |
{script}
      - name: Keep what was made for a week
        if: ${{{{ always() }}}}
        uses: actions/upload-artifact@v4
        with:
          name: coalition-out
          path: coalition-out
          if-no-files-found: ignore
          retention-days: 7
"""


def github(plan: Plan) -> str:
    """Return the workflow's file."""
    if any("${{" in text for text in (*plan.words, plan.ping)):
        raise CoalitionError("GitHub would replace what stands in ${{ }}.", "Take it out.")
    lines = ("set +e", told_off(shlex.join(("coalition", *plan.words))), pinged(plan.ping), "exit $code")
    return HEAD.format(when=plan.when, name=plan.name, minutes=MINUTES if plan.hourly else "") + BODY.format(
        title=json.dumps(f"coalition {plan.name}"),
        cron=plan.cron,
        script="\n".join(f"          {line}" for line in lines if line),
    )
