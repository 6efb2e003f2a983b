/* SPDX-License-Identifier: MIT */
/* The recovery sheet on a terminal: shown, typed back from the paper, then kept. */
#include "command_priv.h"
#include "sheet_priv.h"

#include "hub/base/str.h"
#include "hub/command/sheet.h"
#include "hub/exchange/print.h"
#include "hub/exchange/printer.h"
#include "hub/exchange/recovery_pages.h"
#include "hub/service/backup.h"

#include <stdio.h>
#include <string.h>

enum { SCROLL = 60 }; /* lines: the words are off every window then */

static const char WHY[] =
    "If a passphrase is lost, or this computer breaks, these words open the hub\n"
    "again. They are kept nowhere, so write them down by hand, now: two sheets,\n"
    "for two people, in two places.";

static void say_line(struct invocation *inv, const char *text)
{
    fprintf(inv->program->out, "%s\n", text);
}

static const char *word_at(const char *words, int n, int *len)
{
    for (; n > 0; n--) {
        words += strcspn(words, " ");
        words += strspn(words, " ");
    }
    *len = (int)strcspn(words, " ");
    return words;
}

static void show(struct invocation *inv, const char *words)
{
    FILE *out = inv->program->out;
    fprintf(out, "\nThe recovery sheet of %s\n\n%s\n\n", hub_title(inv->hub), WHY);
    for (int i = 0; i < RECOVERY_WORDS; i++) {
        int len;
        const char *word = word_at(words, i, &len);
        fprintf(out, "  %2d  %.*s\n", i + 1, len, word);
    }
    fprintf(out, "\n");
    fflush(out);
}

static void scroll_away(struct invocation *inv)
{
    for (int i = 0; i < SCROLL; i++) {
        fputc('\n', inv->program->out);
    }
    fflush(inv->program->out);
}

static bool says_later(const char *typed)
{
    return str_ieq(typed, "later");
}

/* Until the words on the paper are those that were made. */
static enum hub_rc type_back(
    struct invocation *inv, const char *words, struct secret *typed, bool *later, struct hub_err *err)
{
    bool same = false;
    enum hub_rc rc = HUB_OK;
    while (rc == HUB_OK && !same && !*later) {
        rc = secret_words(inv, "From the paper, all 13 words in order; four letters of each will do: ", typed, err);
        *later = rc == HUB_OK && says_later(typed->text);
        if (rc != HUB_OK || *later) {
            break;
        }
        if (recovery_same(words, typed->text, &same, err) != HUB_OK) {
            note(inv, "%s", err->msg);
        } else if (!same) {
            note(inv, "These are the words of another sheet.");
        }
    }
    return rc;
}

static enum hub_rc show_and_ask(
    struct invocation *inv, const char *words, bool *later, struct hub_err *err)
{
    struct secret typed;
    secret_open(&typed);
    show(inv, words);
    enum hub_rc rc = secret_words(inv, "Enter when they stand on paper, or later to put it off: ", &typed, err);
    *later = rc == HUB_OK && says_later(typed.text);
    scroll_away(inv);
    if (rc == HUB_OK && !*later) {
        rc = type_back(inv, words, &typed, later, err);
    }
    secret_close(&typed);
    return rc;
}

enum hub_rc sheet_print(struct invocation *inv, const char *words, const char **said,
    struct hub_err *err)
{
    const struct config_print *c = &inv->config->print;
    struct printer to = {c->printer, c->place, c->lp};
    struct faults notes;
    faults_on(&notes, inv->arena);
    enum hub_rc rc =
        printer_send(&to, recovery_pages(inv->hub, words, inv->arena), &notes, inv->arena, err);
    if (rc == HUB_OK) {
        *said = arena_printf(inv->arena, "Sent to %s.", printer_called(&to, inv->arena));
    }
    return rc;
}

/* As --page and --printer ask for it, before it is typed back. */
static enum hub_rc on_paper(struct invocation *inv, const char *words, struct hub_err *err)
{
    const char *path = option_text(inv, OPTION_PAGE);
    struct output out;
    struct faults notes;
    struct page_doc *doc = recovery_pages(inv->hub, words, inv->arena);
    faults_on(&notes, inv->arena);
    if (given(inv, OPTION_PRINTER)) {
        const char *said = "";
        enum hub_rc sent = sheet_print(inv, words, &said, err);
        if (sent == HUB_OK) {
            note(inv, "%s", said);
        }
        return sent;
    }
    enum hub_rc rc = path ? output_open(&out, inv->program, path, inv->arena, err) : HUB_OK;
    if (rc != HUB_OK || !path) {
        return rc;
    }
    rc = page_write_pdf(doc, &out.sink, &notes, err);
    struct hub_err closing;
    enum hub_rc closed = output_close(&out, rc == HUB_OK, &closing);
    if (rc == HUB_OK && closed != HUB_OK) {
        *err = closing;
        return closed;
    }
    if (rc == HUB_OK) {
        note(inv, "%s is the sheet. Print it, then delete it: nothing of it stays on a computer.", path);
    }
    return rc;
}

enum hub_rc sheet_make(struct invocation *inv, bool *later, struct hub_err *err)
{
    struct secret words;
    *later = false;
    secret_open(&words);
    recovery_make(words.text);
    enum hub_rc rc = on_paper(inv, words.text, err);
    rc = rc == HUB_OK ? show_and_ask(inv, words.text, later, err) : rc;
    if (rc == HUB_OK && !*later) {
        rc = hub_recovery_set(inv->hub, words.text, err);
    }
    secret_close(&words);
    if (rc == HUB_OK && *later) {
        say_line(inv, "No sheet was made; these words open nothing. Today reminds you: hub recovery");
    } else if (rc == HUB_OK) {
        say_line(inv, "The recovery sheet is made. Keep the two in two places, not beside the computer.");
    }
    return rc;
}

void sheet_offer(struct invocation *inv)
{
    struct hub_err err;
    bool later;
    if (hub_recovery_known(inv->hub) || hub_practice(inv->hub)) {
        return;
    }
    if (sheet_make(inv, &later, &err) != HUB_OK) {
        note(inv, "No recovery sheet was made: %s Make it soon: hub recovery", err.msg);
    }
}
