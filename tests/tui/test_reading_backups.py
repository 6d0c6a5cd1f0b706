"""The daily backup begins behind the screen, once all that is seen is there."""

from __future__ import annotations

from support.screens_in_hand import app_on, settle

from reader.library.backups import Backups


async def test_the_reader_lets_the_backup_of_the_day_be_made(home, monkeypatch):
    begun = []
    monkeypatch.setattr(Backups, "begin_daily", lambda _: begun.append("begun"))
    async with app_on(home) as pilot:
        await settle(pilot)
        assert begun == ["begun"]
