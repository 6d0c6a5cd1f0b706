"""What is on disk: one SQLite file, and the only functions that know its tables.

A facet of `Library` (room `library`) holds a `Keeping` (`reader/library/keeping.py`) and writes

    with keeping.reading() as db: ...      # a connection of this thread; never waits
    with keeping.writing() as db: ...      # the same in a transaction, BEGIN IMMEDIATE; on disk when the block ends

and hands `db` to the functions here; `stamp = keeping.stamp()` carries time, batch and a source of uids.

| module | what it does |
|---|---|
| `database`, `migrate`, `migrations/*.sql` | open, lock, errors in words; the schema and its way between releases |
| `journal` | `Edit`, `Stamp`, `act` (a step of undo), `record`, `note`, `undo`, `redo`, `last_seq`, `changes_since` |
| `states`, `article_states`, `searches`, `annotations` | the reader's map (kind, key) -> JSON; `searches.saved(db)` |
| `intake` | import: `recognise(db, document)` (dry), `take_in(db, stamp, document, findings)` |
| `ready` | what was found in a new article, as rows; any process can make them |
| `articles` | articles and versions by uid or row id; `listing` their order and counts; `totals` what is counted |
| `corrections`, `speaker_merges` | what the reader put right in claims; which names are one |
| `composing`, `claim_rows` | what was found with both put over it; the rows of claims in step with that |
| `findings`, `claims`, `claim_terms` | found claims under lasting uids; lists of them; those about the same |
| `filters` | sets of article row ids for filter queries |
| `indexed` | texts, claims and notes as the search index wants them, by article row id |
| `values` | `value`/`put_value` for the index stamp; drafts |
| `keys` | `sort_key(text)`: casefolded, accents off; `*_key` columns hold it |

Row ids (`articles.id`) are for sets and for the index; they never leave the library. Everything else goes by uid.
"""
