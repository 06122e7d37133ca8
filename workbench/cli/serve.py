"""The review screen in a browser, on this machine alone unless somebody insists."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated, Final

import typer

from workbench.cli.claims import desk_path
from workbench.cli.options import DEFAULT_DB, Db, Reviewer, reviewer_name
from workbench.cli.output import tell
from workbench.display import visible
from workbench.errors import WorkbenchError

_PACKAGES: Final = ("aiohttp", "textual_serve")
_TOKEN_BYTES: Final = 32


def register(app: typer.Typer) -> None:
    """Add the command of this section."""
    app.command()(serve)


def serve(
    article: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="Only this article's claims.")
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="HOST", help="The address to answer on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Its port; 0 for any that is free.")
    ] = 8321,
    i_understand: Annotated[
        bool,
        typer.Option(
            "--i-understand",
            help="Answer other machines too: unencrypted, to anybody who has the address.",
        ),
    ] = False,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Open the review screen in a browser (extra: serve)."""
    if any(find_spec(name) is None for name in _PACKAGES):
        raise WorkbenchError(
            "The browser screen needs the extra “serve”, which is not installed",
            "install it: pip install 'workbench-desk[serve]'",
        )
    import secrets
    from ipaddress import ip_address

    from workbench.cli.served_screen import command_of
    from workbench.cli.web_site import ReviewSite, bound_socket

    name = reviewer_name(reviewer)
    command = command_of(desk_path(db, article, is_made=True).resolve(), name, article)
    with bound_socket(host, port) as bound:
        numbers, port = bound.getsockname()[:2]
        address = ip_address(numbers)
        if not address.is_loopback:
            if not i_understand:
                raise WorkbenchError(
                    f"{host} can be reached from other machines, unencrypted, and whoever has the "
                    f"address gives verdicts as {name}",
                    "leave --host out, or add --i-understand",
                )
            tell(f"Other machines can reach this desk by {host}, and give verdicts as {name}.")
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        # Who reads the line may connect at once; it is answered when the site is up.
        bound.listen()
        where = "localhost" if address.is_unspecified else f"[{host}]" if ":" in host else host
        print(visible(f"Open http://{where}:{port}/{token}/"), flush=True)
        tell("Keep the address to yourself. Ctrl+C ends it.")
        ReviewSite(command, token, host).serve(bound)
