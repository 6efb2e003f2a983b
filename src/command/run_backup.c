/* SPDX-License-Identifier: MIT */
/* hub backup, hub restore */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/service/backup.h"
#include "hub/service/sealed.h"

#include "command_priv.h"
#include "sheet_priv.h"

static const char *plural(struct arena *a, int64_t n, const char *one, const char *many)
{
    return arena_printf(a, "%lld %s", (long long)n, words_many(n, one, many));
}

static const char *counts(struct arena *a, int64_t families, int64_t records)
{
    return arena_printf(a, "%s, %s", plural(a, families, "family", "families"),
        plural(a, records, "record", "records"));
}

static const char *when(hub_stamp at, struct arena *a)
{
    char text[DATE_TEXT];
    return arena_strdup(a, wall_long(stamp_to_wall(at), text));
}

/* --- making ------------------------------------------------------------------------ */

/* A sealed hub needs its passphrase; of a database nobody has to sign in, as by night. */
static enum hub_rc open_for_backup(struct invocation *inv, struct hub_err *err)
{
    if (inv->hub || str_empty(inv->opening.path) || hub_file_sealed(inv->opening.path)) {
        return invocation_open(inv, err);
    }
    return invocation_open_unattended(inv, err);
}

static enum hub_rc into_folder(struct invocation *inv, struct hub_err *err)
{
    struct backup_done done;
    const char *path = NULL;
    size_t gone = 0;
    enum hub_rc rc = hub_backup_to(inv->hub, option_text(inv, OPTION_FOLDER), inv->arena, &path, &gone,
        &done, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return print(inv, err, "%s: %s, sealed and read back.%s\n", path,
        counts(inv->arena, done.families, done.records),
        gone ? arena_printf(inv->arena, " %s went.",
                   plural(inv->arena, (int64_t)gone, "older one", "older ones"))
             : "");
}

static enum hub_rc make(struct invocation *inv, struct hub_err *err)
{
    struct backup_done done;
    if (given(inv, OPTION_FOLDER) == (inv->arg_count > 0)) {
        return hub_fail(err, HUB_EUSAGE,
            "Say where the backup goes: hub backup FILE, or hub backup --to FOLDER.");
    }
    enum hub_rc rc = open_for_backup(inv, err);
    if (rc != HUB_OK || given(inv, OPTION_FOLDER)) {
        return rc == HUB_OK ? into_folder(inv, err) : rc;
    }
    rc = hub_backup(inv->hub, inv->args[0], &done, err);
    return rc == HUB_OK ? print(inv, err, "%s: %s, sealed and read back.\n", inv->args[0],
                              counts(inv->arena, done.families, done.records))
                        : rc;
}

/* --- looking one over --------------------------------------------------------------- */

/* That the words of this hub's sheet have opened it is kept with the hub, where it is at hand. */
static void keep_drill(struct invocation *inv, const char *words)
{
    struct hub_err ignored;
    bool right = false;
    if (str_empty(inv->opening.path) || hub_file_sealed(inv->opening.path)) {
        return;
    }
    struct hub *h = inv->hub;
    if ((h || hub_open_unattended(&inv->opening, &h, &ignored) == HUB_OK) &&
        hub_recovery_try(h, words, &right, &ignored) == HUB_OK && right) {
        (void)hub_drill_done(h, &ignored);
    }
    if (h != inv->hub) {
        hub_close(h);
    }
}

static enum hub_rc tell_look(
    struct invocation *inv, const struct backup_look *look, struct hub_err *err)
{
    const char *at = when(look->made_at, inv->arena);
    if (!look->opened) {
        return print(inv, err,
            "%s, of %s: all its pieces are there and whole. No more can be known without its key. To "
            "read all of it, and to try your recovery sheet: hub backup --check --words FILE\n",
            inv->args[0], at);
    }
    return print(inv, err, "%s, of %s, is whole: %s, %s. %s\n", inv->args[0], at,
        counts(inv->arena, look->families, look->records),
        plural(inv->arena, look->steps, "step", "steps"),
        look->by_words ? "The words of the recovery sheet open it."
                       : "The key of this computer opened it; --words tries the recovery sheet.");
}

static enum hub_rc check(struct invocation *inv, struct hub_err *err)
{
    struct backup_look look;
    struct secret words;
    bool asks = given(inv, OPTION_WORDS) || secret_from_script(inv);
    if (inv->arg_count == 0) {
        return hub_fail(err, HUB_EUSAGE, "Which file? hub backup --check FILE");
    }
    secret_open(&words);
    enum hub_rc rc =
        asks ? secret_words(inv, "The words of the recovery sheet: ", &words, err) : HUB_OK;
    if (rc == HUB_OK) {
        rc = hub_backup_check(&inv->opening, inv->args[0], asks ? words.text : NULL, &look, err);
    }
    if (rc == HUB_OK && asks) {
        keep_drill(inv, words.text);
    }
    secret_close(&words);
    return rc == HUB_OK ? tell_look(inv, &look, err) : rc;
}

enum hub_rc run_backup(struct invocation *inv, struct hub_err *err)
{
    return given(inv, OPTION_CHECK) ? check(inv, err) : make(inv, err);
}

/* --- restoring ---------------------------------------------------------------------- */

static enum hub_rc tell_copies(
    struct invocation *inv, const struct restored *r, struct hub_err *err)
{
    char due[DATE_TEXT];
    enum hub_rc rc = r->copy_count == 0
                         ? HUB_OK
                         : print(inv, err, "Out when the backup was made; bring them home, for what is "
                                           "missing here may be in them:\n");
    for (size_t i = 0; rc == HUB_OK && i < r->copy_count; i++) {
        const struct restored_copy *c = &r->copies[i];
        rc = print(inv, err, "  Copy %lld, with %s, taken on %s%s%s\n", (long long)c->number,
            c->holder, when(c->taken_at, inv->arena), date_known(c->due) ? ", due home on " : "",
            date_known(c->due) ? date_long(c->due, due) : "");
    }
    return rc;
}

static enum hub_rc with_words(struct invocation *inv, struct restored *out, struct hub_err *err)
{
    struct secret words;
    secret_open(&words);
    enum hub_rc rc = secret_words(inv, "The words of the recovery sheet: ", &words, err);
    rc = rc == HUB_OK
             ? hub_backup_restore(&inv->opening, inv->args[0], words.text, inv->arena, out, err)
             : rc;
    secret_close(&words);
    return rc;
}

enum hub_rc backup_bring_back(struct invocation *inv, struct restored *out, struct hub_err *err)
{
    enum hub_rc rc = HUB_EDENIED;
    if (str_empty(inv->opening.path)) {
        return hub_fail(err, HUB_EUSAGE, "Say where the hub goes with --db FILE.");
    }
    if (!given(inv, OPTION_DB)) {
        folders_above(inv->opening.path, inv->arena);
    }
    if (!secret_from_script(inv) && !given(inv, OPTION_WORDS)) {
        rc = hub_backup_restore(&inv->opening, inv->args[0], NULL, inv->arena, out, err);
    }
    return rc == HUB_EDENIED ? with_words(inv, out, err) : rc;
}

enum hub_rc run_restore(struct invocation *inv, struct hub_err *err)
{
    struct restored r;
    if (inv->hub) {
        return hub_fail(err, HUB_EUSAGE, "A hub is open here. Restore to another place, with --db.");
    }
    enum hub_rc rc = backup_bring_back(inv, &r, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = print(inv, err, "%s is there again, as it was on %s: %s. What was written down since is not in it.\n",
        inv->opening.path, when(r.look.made_at, inv->arena),
        counts(inv->arena, r.look.families, r.look.records));
    return rc == HUB_OK ? tell_copies(inv, &r, err) : rc;
}
