/* SPDX-License-Identifier: MIT */
/* hub return, hub print return */
#include "hub/base/str.h"
#include "hub/exchange/folder.h"
#include "hub/exchange/return_pages.h"
#include "hub/service/homecoming.h"
#include "hub/service/packs.h"

#include "command_priv.h"
#include "remote_priv.h"

#include <sys/stat.h>

enum { COPY_MOST = 1 << 30 }; /* bytes of a copy that comes down a pipe */

/* --- what is seen first -------------------------------------------------------------------------- */

static enum hub_rc print_rota(
    struct invocation *inv, const struct rota_news *n, struct hub_err *err)
{
    const char *news = rota_news_words(n, inv->arena);
    enum hub_rc rc = *news ? print(inv, err, "%s\n", news) : HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < n->row_count; i++) {
        const struct rota_news_row *r = &n->rows[i];
        rc = print(inv, err, "  %s  %s\n", rule_level_shown(r->level), r->sentence);
        if (rc == HUB_OK && r->fix) {
            rc = print(inv, err, "    Try: %s\n", r->fix);
        }
    }
    return rc;
}

static enum hub_rc print_lines(struct invocation *inv, const char *heading,
    const struct return_line *lines, size_t count, struct hub_err *err)
{
    enum hub_rc rc = count ? print(inv, err, "%s\n", heading) : HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = print(inv, err, "  %s\n", lines[i].text);
    }
    return rc;
}

static enum hub_rc print_plan(
    struct invocation *inv, const struct return_plan *p, struct hub_err *err)
{
    enum hub_rc rc = print(inv, err, "Copy %lld, which %s had. %s\n", (long long)p->number,
        *p->holder ? p->holder : "somebody", p->summary);
    for (int g = 0; rc == HUB_OK && g < GUARD_OLD; g++) {
        if (p->guard_words[g]) {
            rc = print(inv, err, "PLEASE CHECK  %s\n", p->guard_words[g]);
        }
    }
    rc = rc == HUB_OK ? print_lines(inv, "What comes home:", p->lines, p->line_count, err) : rc;
    rc = rc == HUB_OK ? print_lines(inv, "To decide:", p->asks, p->ask_count, err) : rc;
    return rc == HUB_OK ? print_rota(inv, &p->rota, err) : rc;
}

/* --- yes or no ------------------------------------------------------------------------------------ */

static bool says_yes(struct invocation *inv, const char *question)
{
    char line[64];
    FILE *in = inv->program->in;
    fflush(inv->program->out);
    fprintf(inv->program->err, "%s [y/n] ", question);
    fflush(inv->program->err);
    bool any = in && fgets(line, sizeof line, in) != NULL;
    const char *word = any ? str_trim(inv->arena, arena_strdup(inv->arena, line)) : "";
    return str_ieq(word, "y") || str_ieq(word, "yes");
}

/* HUB_EUSAGE: nobody said yes. */
static enum hub_rc agreed(struct invocation *inv, struct hub_err *err)
{
    if (given(inv, OPTION_YES)) {
        return HUB_OK;
    }
    if (!inv->program->terminal) {
        return hub_fail(
            err, HUB_EUSAGE, "Nothing was changed. To bring it home say --yes: hub return FILE --yes");
    }
    return says_yes(inv, "Bring it home?") ? HUB_OK
                                           : hub_fail(err, HUB_EUSAGE, "Nothing was changed.");
}

/* --- here ------------------------------------------------------------------------------------------- */

static enum hub_rc look(struct invocation *inv, struct return_ask *ask, struct return_plan *plan,
    struct hub_err *err)
{
    struct secret secret;
    enum hub_rc rc = hub_return_look(inv->hub, ask, inv->arena, plan, err);
    if (rc != HUB_EDENIED || !plan->wants_passphrase ||
        !(inv->program->terminal || secret_from_script(inv))) {
        return rc;
    }
    hub_return_forget(plan);
    secret_open(&secret);
    rc = secret_ask(inv, "Passphrase of the copy: ", &secret, err);
    if (rc == HUB_OK) {
        ask->passphrase = secret.text;
        rc = hub_return_look(inv->hub, ask, inv->arena, plan, err);
        ask->passphrase = NULL;
    }
    secret_close(&secret);
    return rc;
}

static enum hub_rc print_done(
    struct invocation *inv, const struct return_done *done, struct hub_err *err)
{
    enum hub_rc rc = given(inv, OPTION_YES) ? HUB_OK : print(inv, err, "\n");
    for (size_t i = 0; rc == HUB_OK && i < done->receipt_lines; i++) {
        rc = print(inv, err, "%s\n", done->receipt[i]);
    }
    if (rc != HUB_OK || !id_known(done->homecoming)) {
        return rc;
    }
    if (done->questions) {
        note(inv, "To see what is to be decided: hub questions. To settle it: hub resolve.");
    }
    note(inv, "To take all of it back: hub undo.%s",
        given(inv, OPTION_FRESH) ? "" : " Take a fresh copy before you go out again.");
    return HUB_OK;
}

/* --- a fresh copy, and whether it holds what the hub does ------------------------------------------ */

static enum hub_rc print_agrees(
    struct invocation *inv, const struct sums_differ *differ, struct hub_err *err)
{
    if (differ->count == 0) {
        return print(inv, err, "Held against each other family by family: both sides have the same.\n");
    }
    enum hub_rc rc = print(inv, err, "PLEASE CHECK  The fresh copy does not hold the same of:\n");
    for (size_t i = 0; rc == HUB_OK && i < differ->count; i++) {
        rc = print(inv, err, "  %s\n", differ->families[i]);
    }
    return rc == HUB_OK ? hub_fail(err, HUB_EFINDING,
                              "The hub and its fresh copy differ. Please show this to your helper.")
                        : rc;
}

static enum hub_rc take_fresh(struct invocation *inv, const struct return_plan *plan,
    const char *path, struct hub_err *err)
{
    char day[DATE_TEXT];
    struct secret words;
    struct take_done done;
    struct sums_differ differ;
    struct take_ask take = {
        .hub = plan->hub, .event = plan->event, .day = DATE_NONE, .due = DATE_NONE};
    struct return_ask copy = {.path = path, .sent_at = STAMP_NONE};
    secret_open(&words);
    enum hub_rc rc = passphrase_new(inv, &words, err);
    take.passphrase = copy.passphrase = words.text;
    rc = rc == HUB_OK ? hub_take_file(inv->hub, &take, path, inv->arena, &done, err) : rc;
    rc = rc == HUB_OK ? hub_copy_agrees(inv->hub, &copy, inv->arena, &differ, err) : rc;
    secret_close(&words);
    rc = rc == HUB_OK ? print(inv, err, "\nA fresh copy %lld is in %s: %s. Due home on %s.\n",
                            (long long)done.number, path, done.holds, date_long(done.due, day))
                      : rc;
    return rc == HUB_OK ? print_agrees(inv, &differ, err) : rc;
}

static enum hub_rc bring(
    struct invocation *inv, struct return_ask *ask, struct return_plan *plan, struct hub_err *err)
{
    struct return_done done;
    enum hub_rc rc = look(inv, ask, plan, err);
    bool old = rc == HUB_OK && plan->guards & 1u << GUARD_OLD;
    if (rc == HUB_OK && (given(inv, OPTION_PREVIEW) || !(old || given(inv, OPTION_YES)))) {
        rc = print_plan(inv, plan, err);
    }
    if (rc != HUB_OK || given(inv, OPTION_PREVIEW)) {
        return rc;
    }
    rc = old ? HUB_OK : agreed(inv, err);
    rc = rc == HUB_OK ? hub_return(inv->hub, plan, true, inv->arena, &done, err) : rc;
    rc = rc == HUB_OK ? print_done(inv, &done, err) : rc;
    return rc == HUB_OK && given(inv, OPTION_FRESH)
               ? take_fresh(inv, plan, option_text(inv, OPTION_FRESH), err)
               : rc;
}

static enum hub_rc return_here(struct invocation *inv, struct hub_err *err)
{
    struct return_plan plan = {.number = 0};
    const char *bytes = NULL;
    int64_t sent = option_int(inv, OPTION_SENT_AT, 0);
    struct return_ask ask = {
        .salvage = given(inv, OPTION_SALVAGE), .sent_at = sent ? ((hub_stamp){sent}) : STAMP_NONE};
    enum hub_rc rc = HUB_OK;
    if (str_eq(inv->args[0], "-")) {
        rc = file_read("-", COPY_MOST, inv->arena, &bytes, &ask.len, err);
        ask.bytes = (const unsigned char *)bytes;
    } else {
        ask.path = inv->args[0];
    }
    rc = rc == HUB_OK ? bring(inv, &ask, &plan, err) : rc;
    hub_return_forget(&plan);
    return rc;
}

/* --- on a server ------------------------------------------------------------------------------------- */

struct sending {
    const char *server;
    const char *bytes;
    size_t len;
};

/* The same command there, with the bytes on its standard input. What it says is said here. */
static enum hub_rc ask_server(
    struct invocation *inv, const struct sending *s, const char *how, struct hub_err *err)
{
    const char *words[REMOTE_WORDS] = {"return", "-", how, "--sent-at",
        arena_printf(inv->arena, "%lld", (long long)clock_now(inv->clock).ms)};
    size_t count = 5;
    struct remote_answer answer = {.said = ""};
    if (given(inv, OPTION_SALVAGE)) {
        words[count++] = "--salvage";
    }
    struct remote_call call = {
        .server = s->server, .words = words, .word_count = count, .in = s->bytes, .in_len = s->len};
    enum hub_rc rc = remote_run(inv, &call, inv->arena, &answer, err);
    if (rc == HUB_OK) {
        rc = print(inv, err, "%s", answer.bytes);
    }
    if (rc == HUB_OK && !str_empty(answer.said)) {
        note(inv, "%s", answer.said);
    }
    return rc;
}

static enum hub_rc return_there(struct invocation *inv, const char *server, struct hub_err *err)
{
    struct sending s = {.server = server};
    enum hub_rc rc = file_read(inv->args[0], COPY_MOST, inv->arena, &s.bytes, &s.len, err);
    rc = rc == HUB_OK ? ask_server(inv, &s, "--preview", err) : rc;
    if (rc != HUB_OK || given(inv, OPTION_PREVIEW)) {
        return rc;
    }
    rc = agreed(inv, err);
    return rc == HUB_OK ? ask_server(inv, &s, "--yes", err) : rc;
}

/* Where there is no hub on this computer, the copy itself says where it came from. */
static enum hub_rc find_server(
    struct invocation *inv, const char **server, struct hub_err *err)
{
    struct stat st;
    struct secret secret;
    bool here = str_empty(inv->opening.path) || stat(inv->opening.path, &st) == 0;
    *server = inv->arg_count > 1 ? inv->args[1] : NULL;
    if (*server || inv->hub || here || str_eq(inv->args[0], "-")) {
        return HUB_OK;
    }
    secret_open(&secret);
    enum hub_rc rc = secret_ask(inv, "Passphrase of the copy: ", &secret, err);
    rc = rc == HUB_OK ? copy_source(inv->args[0], secret.text, inv->arena, server, err) : rc;
    secret_close(&secret);
    *server = str_empty(*server) ? NULL : *server;
    return rc;
}

enum hub_rc run_return(struct invocation *inv, struct hub_err *err)
{
    const char *server;
    enum hub_rc rc = find_server(inv, &server, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (server && !remote_is_server(server)) {
        return hub_fail(err, HUB_EUSAGE,
            "%s is no server. Say its name as hub go does: hub return FILE hub@server", server);
    }
    if (server && given(inv, OPTION_FRESH)) {
        return hub_fail(err, HUB_EUSAGE,
            "A fresh copy of a server's hub is taken afterwards: hub take %s -o FILE.hubpack", server);
    }
    if (server) {
        return return_there(inv, server, err);
    }
    rc = invocation_open(inv, err);
    return rc == HUB_OK ? return_here(inv, err) : rc;
}

/* --- the receipt again --------------------------------------------------------------------------------- */

enum hub_rc run_print_return(struct invocation *inv, struct hub_err *err)
{
    struct page_doc *doc;
    int64_t number = 0;
    if (inv->arg_count && !str_int(inv->args[0], 1, INT64_MAX, &number)) {
        return hub_fail(err, HUB_EUSAGE,
            "A copy goes by its number, not %s: hub packs lists them.", inv->args[0]);
    }
    bool initials = str_eq(option_text(inv, OPTION_NAMES), "initials");
    enum hub_rc rc = return_pages(inv->hub, number,
        initials ? ROTA_NAMES_INITIALS : ROTA_NAMES_FULL, inv->arena, &doc, err);
    return rc == HUB_OK ? write_pages(inv, doc, err) : rc;
}
