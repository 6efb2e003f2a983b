/* SPDX-License-Identifier: MIT */
/* hub take, hub packs, hub packs lost, found, closed */
#include "hub/base/str.h"
#include "hub/model/person.h"
#include "hub/service/event_view.h"
#include "hub/service/packs.h"
#include "hub/service/records.h"
#include "hub/service/sealed.h"

#include "remote_priv.h"
#include "rows_priv.h"

#include <stdio.h>
#include <sys/stat.h>

/* --- what is asked for ------------------------------------------------------------------ */

static enum hub_rc not_over_another(const char *path, struct hub_err *err)
{
    struct stat st;
    return lstat(path, &st) == 0
               ? hub_fail(err, HUB_ECONFLICT, "%s is there already. It was left as it is.", path)
               : HUB_OK;
}

/* The words of the command line, as the service takes them. */
static enum hub_rc read_ask(struct invocation *inv, struct take_ask *ask, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    const char *event = option_text(inv, OPTION_EVENT), *holder = option_text(inv, OPTION_HOLDER);
    ask->due = option_date(inv, OPTION_HOME_BY);
    ask->hub = hub_default(inv->hub);
    if (event) {
        rc = hub_event_named(inv->hub, event, option_date(inv, OPTION_FROM), &ask->event, &ask->day, err);
    }
    if (rc == HUB_OK && holder) {
        rc = hub_find(inv->hub, &person_noun, holder, &ask->holder, err);
    }
    return rc;
}

/* --- what is said of it -------------------------------------------------------------------- */

/* "1.2 MB" */
static const char *size_words(int64_t bytes, struct arena *a)
{
    enum { KB = 1000, MB = 1000000 };
    return bytes >= MB ? arena_printf(a, "%.1f MB", (double)bytes / MB)
                       : arena_printf(a, "%lld KB", (long long)(bytes + KB - 1) / KB);
}

static const char *told(const struct take_done *d, struct arena *a)
{
    char day[DATE_TEXT];
    return arena_printf(a, "Copy %lld for %s: %s. Due home on %s.", (long long)d->number, d->holder,
        d->holds, date_long(d->due, day));
}

static enum hub_rc say_taken(struct invocation *inv, const struct take_done *d, const char *path,
    struct hub_err *err)
{
    const char *event = option_text(inv, OPTION_EVENT);
    enum hub_rc rc = print(inv, err,
        "%s\nIt is in %s (%s). hub open opens it, hub return brings it home.\n"
        "Keep the file and its passphrase apart.\n",
        told(d, inv->arena), path, size_words(d->bytes, inv->arena));
    if (rc == HUB_OK) {
        rc = event ? print(inv, err, "On paper too: hub print register --event \"%s\"\n", event)
                   : print(inv, err, "On paper too: hub print register --event NAME\n");
    }
    const char *advice = memory_advice();
    if (rc == HUB_OK && advice) {
        note(inv, "%s", advice);
    }
    return rc;
}

/* --- here ------------------------------------------------------------------------------------ */

static enum hub_rc into_file(
    struct invocation *inv, struct take_ask *ask, const char *path, struct hub_err *err)
{
    struct secret words;
    struct take_done done;
    enum hub_rc rc = not_over_another(path, err);
    secret_open(&words);
    rc = rc == HUB_OK ? passphrase_new(inv, &words, err) : rc;
    if (rc == HUB_OK) {
        ask->passphrase = words.text;
        rc = hub_take_file(inv->hub, ask, path, inv->arena, &done, err);
        ask->passphrase = NULL;
    }
    secret_close(&words);
    return rc == HUB_OK ? say_taken(inv, &done, path, err) : rc;
}

/* To a pipe: sealed to a key that came along, or under a passphrase. */
static enum hub_rc into_pipe(struct invocation *inv, struct take_ask *ask, struct hub_err *err)
{
    struct secret words;
    struct take_done done;
    unsigned char key[PACK_KEY_BYTES];
    const char *text = option_text(inv, OPTION_KEY);
    if (inv->out_is_terminal || inv->notes) {
        return hub_fail(err, HUB_EUSAGE,
            "A copy is a file, not for the screen. Say where it goes: hub take -o FILE.hubpack");
    }
    secret_open(&words);
    enum hub_rc rc = text ? take_key_read(text, key, err) : passphrase_new(inv, &words, err);
    if (rc == HUB_OK) {
        ask->key = text ? key : NULL;
        ask->passphrase = text ? NULL : words.text;
        fflush(inv->program->out);
        rc = hub_take(inv->hub, ask, fileno(inv->program->out), inv->arena, &done, err);
        ask->key = NULL;
        ask->passphrase = NULL;
    }
    secret_close(&words);
    if (rc == HUB_OK) {
        note(inv, "%s", told(&done, inv->arena));
    }
    return rc;
}

static enum hub_rc take_here(struct invocation *inv, const char *path, struct hub_err *err)
{
    struct take_ask ask = {.day = DATE_NONE};
    enum hub_rc rc = invocation_open(inv, err);
    rc = rc == HUB_OK ? args_dates(inv, hub_today(inv->hub), err) : rc;
    rc = rc == HUB_OK ? read_ask(inv, &ask, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    return path && !given(inv, OPTION_KEY) ? into_file(inv, &ask, path, err)
                                           : into_pipe(inv, &ask, err);
}

/* --- from a server ----------------------------------------------------------------------------- */

/* What is passed on to the server, as typed here. */
static size_t words_for_server(
    const struct invocation *inv, const char *key, const char *out[REMOTE_WORDS])
{
    static const enum option_id passed[] = {
        OPTION_EVENT, OPTION_FROM, OPTION_HOME_BY, OPTION_HOLDER, OPTION_HUB};
    size_t n = 0;
    out[n++] = "take";
    out[n++] = arena_printf(inv->arena, "--key=%s", key);
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++) {
        const char *text = option_text(inv, passed[i]);
        if (text) {
            out[n++] = arena_printf(inv->arena, "--%s=%s", options[passed[i]].word, text);
        }
    }
    return n;
}

static enum hub_rc take_there(struct invocation *inv, const char *server, const char *path,
    const char *passphrase, struct hub_err *err)
{
    struct seal_pair *pair = NULL;
    char key[PACK_KEY_TEXT];
    const char *words[REMOTE_WORDS];
    struct remote_answer answer;
    struct take_done done;
    struct take_ask ask = {.passphrase = passphrase, .source = server};
    enum hub_rc rc = take_key_make(&pair, key, err);
    if (rc == HUB_OK) {
        struct remote_call call = {.server = server, .words = words};
        call.word_count = words_for_server(inv, key, words);
        rc = remote_run(inv, &call, inv->arena, &answer, err);
    }
    if (rc == HUB_OK) {
        rc = take_keep(pair, answer.bytes, answer.len, &ask, path, inv->arena, &done, err);
        if (rc != HUB_OK) {
            note(inv, "The server has this copy in its list as out: hub packs there shows it.");
        }
    }
    take_key_free(pair);
    return rc == HUB_OK ? say_taken(inv, &done, path, err) : rc;
}

static enum hub_rc from_server(
    struct invocation *inv, const char *server, const char *path, struct hub_err *err)
{
    struct secret words;
    if (!path || str_eq(path, "-")) {
        return hub_fail(err, HUB_EUSAGE, "Say where the copy goes: hub take %s -o FILE.hubpack", server);
    }
    if (!remote_is_server(server)) {
        return hub_fail(err, HUB_EUSAGE,
            "\"%s\" is not the name of a server. It is put as hub@server, or hub@server:2222.",
            server);
    }
    enum hub_rc rc = not_over_another(path, err);
    secret_open(&words);
    rc = rc == HUB_OK ? passphrase_new(inv, &words, err) : rc;
    rc = rc == HUB_OK ? take_there(inv, server, path, words.text, err) : rc;
    secret_close(&words);
    return rc;
}

enum hub_rc run_take(struct invocation *inv, struct hub_err *err)
{
    const char *path = option_text(inv, OPTION_OUTPUT);
    if (inv->arg_count > 0) {
        return from_server(inv, inv->args[0], path, err);
    }
    return take_here(inv, str_eq(path, "-") ? NULL : path, err);
}

/* --- the list ------------------------------------------------------------------------------------ */

static const struct column pack_columns[] = {
    {"number", "Copy", CELL_NUMBER, false},
    {"holder", "Who has it", CELL_TEXT, false},
    {"what", "What is in it", CELL_TEXT, false},
    {"taken_at", "Taken", CELL_TEXT, false},
    {"due", "Due home", CELL_TEXT, false},
    {"status", "Where it is", CELL_TEXT, false},
    {"overdue", "Late", CELL_YES_NO, false},
    {"since", "Since", CELL_TEXT, false},
};
enum { PACK_COLUMNS = sizeof pack_columns / sizeof *pack_columns };

static const char *stamp_text(hub_stamp at, struct arena *a)
{
    char text[DATE_TEXT];
    return stamp_known(at) ? arena_strdup(a, wall_iso(stamp_to_wall(at), text)) : "";
}

static enum hub_rc list_packs(
    struct invocation *inv, const struct pack_list *list, struct hub_err *err)
{
    struct rows rows;
    struct arena *a = inv->arena;
    char day[DATE_TEXT];
    enum hub_rc rc =
        rows_begin(&rows, inv, option_format(inv), pack_columns, PACK_COLUMNS, err);
    for (size_t i = 0; rc == HUB_OK && i < list->count; i++) {
        const struct pack_row *r = &list->rows[i];
        const char *const cells[PACK_COLUMNS] = {arena_printf(a, "%lld", (long long)r->number),
            r->holder, r->what, stamp_text(r->taken_at, a),
            date_known(r->due) ? arena_strdup(a, date_iso(r->due, day)) : "", r->status,
            r->overdue ? "yes" : "no", stamp_text(r->settled_at, a)};
        rc = rows_add(&rows, cells, err);
    }
    return rc == HUB_OK ? rows_end(&rows, "", err) : rc;
}

enum hub_rc run_packs(struct invocation *inv, struct hub_err *err)
{
    struct pack_list list;
    enum hub_rc rc = hub_packs(inv->hub, inv->arena, &list, err);
    if (rc != HUB_OK || option_format(inv) != FORMAT_TEXT) {
        return rc == HUB_OK ? list_packs(inv, &list, err) : rc;
    }
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        rc = print(inv, err, "%s%s\n", list.rows[i].overdue ? "LATE  " : "", list.rows[i].sentence);
    }
    return rc == HUB_OK && list.count == 0 ? print(inv, err, "No copy was taken.\n") : rc;
}

/* --- one of them ----------------------------------------------------------------------------------- */

static enum hub_rc number_of(struct invocation *inv, int64_t *number, struct hub_err *err)
{
    return str_int(inv->args[0], 1, 999999999, number)
               ? HUB_OK
               : hub_fail(err, HUB_EUSAGE,
                     "%s is not the number of a copy. hub packs lists them.", inv->args[0]);
}

enum hub_rc run_packs_lost(struct invocation *inv, struct hub_err *err)
{
    int64_t number;
    struct pack_lost lost;
    enum hub_rc rc = number_of(inv, &number, err);
    rc = rc == HUB_OK ? hub_pack_lost(inv->hub, number, inv->arena, &lost, err) : rc;
    if (rc == HUB_OK) {
        rc = print(inv, err, "%s\nIt is never taken in again, unless it was found: hub packs found %lld\n",
            lost.sentence, (long long)number);
    }
    if (rc == HUB_OK && lost.family_count) {
        rc = print(inv, err, "\nWhose records it held:\n");
    }
    for (size_t i = 0; rc == HUB_OK && i < lost.family_count; i++) {
        rc = print(inv, err, "  %s\n", lost.families[i]);
    }
    return rc;
}

enum hub_rc run_packs_found(struct invocation *inv, struct hub_err *err)
{
    int64_t number;
    enum hub_rc rc = number_of(inv, &number, err);
    rc = rc == HUB_OK ? hub_pack_found(inv->hub, number, err) : rc;
    return rc == HUB_OK ? print(inv, err, "Copy %lld was found: it may come home.\n", (long long)number)
                        : rc;
}

enum hub_rc run_packs_closed(struct invocation *inv, struct hub_err *err)
{
    int64_t number;
    enum hub_rc rc = number_of(inv, &number, err);
    rc = rc == HUB_OK ? hub_pack_closed(inv->hub, number, err) : rc;
    return rc == HUB_OK ? print(inv, err, "Copy %lld is done with.\n", (long long)number) : rc;
}
