"""Commands that open the app, and the script that completes commands in a shell."""

import click

from recovery_journal.cli.app import open_app


@click.command("demo")
@click.pass_context
def demo_command(ctx: click.Context) -> None:
    """Open the app on a made-up journal; nothing of it is stored."""
    ctx.exit(open_app(None, demo=True))


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    r"""Print the script that completes commands with the tab key.

    \b
    bash  recovery-journal completion bash > ~/.recovery-journal-complete.bash
          and in ~/.bashrc: source ~/.recovery-journal-complete.bash
    zsh   recovery-journal completion zsh > ~/.recovery-journal-complete.zsh
          and in ~/.zshrc: source ~/.recovery-journal-complete.zsh
    fish  recovery-journal completion fish \
              > ~/.config/fish/completions/recovery-journal.fish
    """
    from click.shell_completion import get_completion_class

    completer = get_completion_class(shell)
    group = ctx.find_root().command
    if completer is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    name = "recovery-journal"
    click.echo(completer(group, {}, name, "_RECOVERY_JOURNAL_COMPLETE").source())
