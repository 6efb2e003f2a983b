/* SPDX-License-Identifier: MIT */
/*
 * Erasing for good. A deleted row stays in the free pages of the file, in its log and in the
 * segments of the full-text indexes, which keep a deleted word even after their own "optimize":
 * only making the indexes anew and the whole file after them leaves no byte of it.
 */
#include "hub/base/die.h"
#include "hub/store/memory.h"
#include "hub/store/stmt.h"

#include "step_priv.h"
#include "store_priv.h"

static const char OWED_GET[] = "SELECT value FROM meta WHERE key = 'sweep'";
static const char OWED_SET[] = "INSERT OR REPLACE INTO main.meta(key,value) VALUES('sweep',1)";
static const char OWED_CLEAR[] = "DELETE FROM main.meta WHERE key = 'sweep'";
static const char CHECKPOINT[] = "PRAGMA wal_checkpoint(TRUNCATE)";
/* Tries of 0.5 to 2.5 ms: others get out of the way soon or not at all. */
enum { SWEEP_TRIES = 400 };

enum hub_rc store_erase_begin(struct store *s, struct hub_err *err)
{
    HUB_BUG(s->journal.running);
    s->journal.erasing = true;
    enum hub_rc rc = store_exec(s, "PRAGMA secure_delete=ON;PRAGMA defer_foreign_keys=ON", "erase", err);
    return rc == HUB_OK ? store_tell(s, OWED_SET, NULL, 0, err) : rc;
}

bool store_sweep_owed(struct store *s)
{
    struct hub_err ignored;
    int64_t owed = 0;
    return store_number(s, OWED_GET, &owed, &ignored) == HUB_OK && owed != 0;
}

/* The log into the file, and the log emptied. Its answer begins with 1 when somebody is reading. */
static enum hub_rc empty_log(struct store *s, struct hub_err *err)
{
    int64_t busy = 0;
    enum hub_rc rc = store_number(s, CHECKPOINT, &busy, err);
    return rc == HUB_OK && busy ? hub_fail(err, HUB_EBUSY, "Someone else is reading.") : rc;
}

static enum hub_rc sweep(struct store *s, struct hub_err *err)
{
    enum hub_rc rc = store_exec(s, "PRAGMA secure_delete=ON", "sweep the file", err);
    if (rc == HUB_OK) {
        rc = empty_log(s, err); /* what was deleted is overwritten where it stood */
    }
    if (rc == HUB_OK) {
        s->fence.making++;
        rc = store_exec(s, "VACUUM", "sweep the file", err);
        s->fence.making--;
    }
    if (rc == HUB_OK && !steps_kept(s)) { /* else it is owed until they are kept in another file */
        rc = store_exec(s, OWED_CLEAR, "sweep the file", err);
    }
    return rc == HUB_OK ? empty_log(s, err) : rc;
}

enum hub_rc store_sweep_owe(struct store *s, bool owed, struct hub_err *err)
{
    HUB_BUG(!s->journal.running);
    look_close(s);
    enum hub_rc rc = store_exec(s, owed ? OWED_SET : OWED_CLEAR, "sweep the file", err);
    look_open(s);
    return rc;
}

enum hub_rc store_sweep(struct store *s, struct hub_err *err)
{
    HUB_BUG(!s->journal.running);
    HUB_BUG(s->busy_statements == 0);
    look_close(s);
    s->busy_tries = SWEEP_TRIES;
    enum hub_rc rc = sweep(s, err);
    s->busy_tries = 0;
    look_open(s);
    return rc;
}
