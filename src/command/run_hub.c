/* SPDX-License-Identifier: MIT */
/* Starting: the screen, a new hub. */
#include "hub/base/str.h"
#include "hub/service/personal.h"
#include "hub/service/pin.h"
#include "hub/service/users.h"

#include "command_priv.h"
#include "sheet_priv.h"

#include <string.h>
#include <sys/stat.h>

static bool has_screen(const struct invocation *inv)
{
    return inv->program->screen && inv->program->terminal;
}

/* Whether this person chose plain questions for good. */
static bool plain_chosen(struct invocation *inv)
{
    struct hub_err ignored;
    const char *plain = NULL;
    return hub_personal(inv->hub, PERSONAL_PLAIN, inv->arena, &plain, &ignored) == HUB_OK &&
           plain && str_eq(plain, "yes");
}

/* The screen may have been locked when it was left. */
static enum hub_rc come_back_in(struct invocation *inv, struct hub_err *err)
{
    struct secret pin;
    enum hub_rc rc = HUB_OK;
    if (pin_needed(inv->hub)) {
        secret_open(&pin);
        rc = secret_sign_in(inv, &pin, err);
        secret_close(&pin);
    }
    return rc;
}

/* The screen or plain questions, and from each to the other when that is asked for. */
static enum hub_rc sit(struct invocation *inv, bool plain, struct hub_err *err)
{
    struct plain_start start = {.draft = ID_NONE};
    enum hub_rc rc = HUB_OK;
    bool screen = has_screen(inv);
    while (rc == HUB_OK) {
        struct screen_end end = {.draft = ID_NONE};
        if (!plain) {
            rc = inv->program->screen(inv, &end, err);
            if (rc != HUB_EUSAGE && !end.plain) {
                return rc == HUB_OK ? hub_still_in(inv->hub, err) : rc;
            }
            start = (struct plain_start){.place = end.small ? end.place : NULL, .draft = end.draft};
            screen = screen && !end.never;
            start.why = rc == HUB_EUSAGE ? err->msg : end.small ? "The window is small now." : NULL;
        }
        plain = false;
        rc = come_back_in(inv, err);
        if (rc == HUB_OK && !plain_sit(inv, &start, screen)) {
            return hub_still_in(inv->hub, err);
        }
    }
    return rc;
}

enum hub_rc run_plain(struct invocation *inv, struct hub_err *err)
{
    return sit(inv, true, err);
}

enum hub_rc run_screen(struct invocation *inv, struct hub_err *err)
{
    if (has_screen(inv)) {
        return sit(inv, plain_chosen(inv), err);
    }
    return hub_fail(err, HUB_EUSAGE,
        "The screen needs a terminal. Without one, say what to do: hub help lists the commands.");
}

void folders_above(const char *path, struct arena *a)
{
    char *copy = arena_strdup(a, path);
    for (char *p = strchr(copy + 1, '/'); p; p = strchr(p + 1, '/')) {
        *p = '\0';
        (void)mkdir(copy, 0700); /* one that cannot be made shows when the file is made */
        *p = '/';
    }
}

/* On a terminal the recovery sheet is made at once; without one it is said how. */
static enum hub_rc sheet_for(
    struct invocation *inv, const struct hub_start *start, struct hub_err *err)
{
    if (!inv->program->terminal) {
        return print(inv, err,
            "Make its recovery sheet next: words on paper, without which no backup can be opened. hub "
            "recovery\n");
    }
    inv->opening.as = start->carer;
    enum hub_rc rc = invocation_open(inv, err);
    if (rc == HUB_OK) {
        sheet_offer(inv);
    }
    return rc;
}

static enum hub_rc has_names(const struct invocation *inv, struct hub_err *err)
{
    return given(inv, OPTION_NAME) && given(inv, OPTION_CARER)
               ? HUB_OK
               : hub_fail(err, HUB_EUSAGE,
                     "A new hub needs --name and --carer: hub init --name \"Robin Hub\" --carer Amina");
}

static enum hub_rc init(struct invocation *inv, struct hub_err *err)
{
    struct hub_start start = {
        .name = option_text(inv, OPTION_NAME),
        .carer = option_text(inv, OPTION_CARER),
        .beds = (int)option_int(inv, OPTION_BEDS, 0),
        .nation = option_text(inv, OPTION_NATION),
    };
    if (!inv->hub && !given(inv, OPTION_DB) && !given(inv, OPTION_SEALED)) {
        folders_above(inv->opening.path, inv->arena);
    }
    enum hub_rc rc = inv->hub ? hub_init_beside(inv->hub, &start, err)
                              : hub_init(&inv->opening, &start, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = print(inv, err, "%s is started, with %s as its hub carer, in %s.\n", start.name, start.carer,
        inv->opening.path);
    return rc == HUB_OK && !inv->hub ? sheet_for(inv, &start, err) : rc;
}

/* In a sealed file of its own, which --sealed names; the passphrase is there until it is open. */
static enum hub_rc init_sealed(struct invocation *inv, struct hub_err *err)
{
    struct secret s;
    inv->opening.path = option_text(inv, OPTION_SEALED);
    secret_open(&s);
    enum hub_rc rc = passphrase_new(inv, &s, err);
    if (rc == HUB_OK) {
        inv->opening.passphrase = s.text;
        rc = init(inv, err);
        inv->opening.passphrase = NULL;
    }
    secret_close(&s);
    return rc;
}

enum hub_rc run_init(struct invocation *inv, struct hub_err *err)
{
    enum hub_rc rc = has_names(inv, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return given(inv, OPTION_SEALED) ? init_sealed(inv, err) : init(inv, err);
}
