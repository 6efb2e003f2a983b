/* SPDX-License-Identifier: MIT */
/* Cutting down a copy: what holds the tables together waits until it is done. */
#include "hub/base/die.h"
#include "hub/store/memory.h"
#include "hub/store/stmt.h"

#include "store_priv.h"

static const char LOOSE[] = "SELECT count(*) FROM pragma_foreign_key_check";

enum hub_rc store_bulk_begin(struct store *s, struct hub_err *err)
{
    HUB_BUG(!s->journal.running);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    return store_exec(s, "PRAGMA foreign_keys=OFF", "cut down the copy", err);
}

enum hub_rc store_bulk_end(struct store *s, struct hub_err *err)
{
    int64_t loose = 0;
    HUB_BUG(!s->journal.running);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
    enum hub_rc rc = store_exec(s, "PRAGMA foreign_keys=ON", "cut down the copy", err);
    rc = rc == HUB_OK ? store_number(s, LOOSE, &loose, err) : rc;
    return rc == HUB_OK && loose
               ? hub_fail(err, HUB_ECORRUPT, "In the copy %lld records name others that are not in it.",
                     (long long)loose)
               : rc;
}
