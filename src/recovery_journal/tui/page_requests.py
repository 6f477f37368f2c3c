"""What the app does for pages made of what is there already: picked, starred, looked back at."""

from __future__ import annotations

from recovery_journal.tui.own_app import OwnApp


class PageRequests(OwnApp):
    """A mixin for the app: opens the pages that gather the person's own words."""

    def action_words_back(self) -> None:
        """Show what the person starred, one at a time."""
        from recovery_journal.tui.screens.words_back import WordsBackScreen

        if not isinstance(self.screen, WordsBackScreen):
            self.push_screen(WordsBackScreen(self.journal))

    def action_my_page(self) -> None:
        """Show the page of lines that the person picked."""
        from recovery_journal.tui.screens.my_page import MyPageScreen

        if not isinstance(self.screen, MyPageScreen):
            self.push_screen(MyPageScreen(self.journal))

    def action_looking_back(self) -> None:
        """Look back over a week, a month, a year."""
        from recovery_journal.tui.screens.looking_back import LookingBackScreen

        if not isinstance(self.screen, LookingBackScreen):
            self.push_screen(LookingBackScreen(self.journal))
