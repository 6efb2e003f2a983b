/* SPDX-License-Identifier: MIT */
/* Opening the hub for whoever is there: by name, with their PIN, or by the key they came in with. */
#include "command_priv.h"
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/service/backup.h"
#include "hub/service/calendar.h"
#include "hub/service/pin.h"
#include "hub/service/visits.h"
#include "hub/command/guest.h"

#include <string.h>

enum { WHO_BYTES = 256, WHO_TRIES = 3 }; /* asking on a terminal who is there */

static enum hub_rc no_hub_yet(const struct invocation *inv, struct hub_err *err)
{
    if (inv->program->guest) {
        return hub_fail(err, HUB_ENOTFOUND,
            "There is no hub on this server yet. Whoever looks after the server can start one.");
    }
    bool named = inv->command->words[0] || given(inv, OPTION_DB);
    return hub_fail(err, named ? HUB_ENOTFOUND : HUB_EUSAGE,
        "There is no hub at %s. Start one with hub init --name \"Robin Hub\" --carer YOUR-NAME, try "
        "the practice hub with hub practice, or say where the hub is with --db FILE.",
        inv->opening.path);
}

static bool sits(const struct invocation *inv)
{
    return inv->command->run == run_screen || inv->command->run == run_plain;
}

/* That the file was brought up to date; what somebody else did to this person's PIN. Where Today is shown it stays there until read. */
static void tell_news(struct invocation *inv)
{
    struct hub_err ignored;
    const char *news = "", *up = hub_brought_up(inv->hub);
    if (*up && !inv->program->guest) {
        note(inv, "%s", up);
    }
    if (pin_news(inv->hub, inv->arena, &news, &ignored) != HUB_OK || !*news) {
        return;
    }
    note(inv, "%s", news);
    if (!sits(inv) && !hub_readonly(inv->hub)) {
        (void)pin_news_told(inv->hub, &ignored);
    }
}

struct way_in way_of(const struct invocation *inv)
{
    const struct guest *guest = inv->program->guest;
    return (struct way_in){guest != NULL, inv->command->words, guest ? guest->address : NULL,
        guest ? guest->fingerprint : NULL};
}

/* With the PIN of those who have one; a name given with --as is recorded. */
static enum hub_rc come_in(struct invocation *inv, struct hub_err *err)
{
    struct secret pin;
    const struct guest *guest = inv->program->guest;
    enum hub_rc rc = HUB_OK;
    if (guest && !sits(inv)) { /* the key has said who it is; CLI.md on --as */
        pin_pass(inv->hub);
    }
    if (pin_needed(inv->hub) && !(inv->command->flags & COMMAND_PIN)) {
        secret_open(&pin);
        rc = secret_sign_in(inv, &pin, err);
        secret_close(&pin);
    }
    if (rc == HUB_OK && !pin_needed(inv->hub)) {
        tell_news(inv);
    }
    if (rc == HUB_OK && (guest || given(inv, OPTION_AS)) && !pin_needed(inv->hub)) {
        struct way_in way = way_of(inv);
        rc = hub_came_in(inv->hub, &way, err);
    }
    return rc;
}

/* One line from the terminal; false: none came. */
static bool ask_name(struct invocation *inv)
{
    char line[WHO_BYTES];
    fputs("Your name: ", inv->program->out);
    fflush(inv->program->out);
    bool any = fgets(line, sizeof line, inv->program->in) != NULL;
    line[any ? strcspn(line, "\r\n") : 0] = '\0';
    inv->opening.as = arena_strdup(inv->arena, line);
    return any && *line;
}

/* On a terminal a name that is missing or wrong is asked for. */
static enum hub_rc open_as(struct invocation *inv, struct hub_err *err)
{
    bool asks = inv->program->terminal && inv->program->in && !inv->program->guest;
    enum hub_rc rc = hub_open(&inv->opening, &inv->hub, err);
    if (rc == HUB_EUSAGE && inv->program->guest) {
        err->rc = rc = HUB_EDENIED;
    }
    for (int tries = 0; asks && rc == HUB_EUSAGE && tries < WHO_TRIES; tries++) {
        if (tries > 0 || inv->opening.as) {
            complain(inv->program, err->msg);
        }
        if (!ask_name(inv)) {
            return rc;
        }
        rc = hub_open(&inv->opening, &inv->hub, err);
    }
    return rc;
}

static enum hub_rc practise(struct invocation *inv, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    if (hub_practice(inv->hub)) {
        rc = invocation_practise(inv, err);
        hub_set_clock(inv->hub, inv->clock);
    }
    return rc;
}

enum hub_rc settle_in(struct invocation *inv, enum hub_rc rc, struct hub_err *err)
{
    if (rc == HUB_OK) {
        hub_set_recur_rare(inv->hub, inv->program->rare);
    }
    rc = rc == HUB_OK ? practise(inv, err) : rc;
    if (rc == HUB_OK) {
        rc = come_in(inv, err);
    }
    if (rc == HUB_OK && !(inv->program->screen && inv->program->terminal)) {
        passphrase_tell(inv);
    }
    if (rc == HUB_OK) {
        rc = hub_narrow(inv->hub, option_text(inv, OPTION_HUB), err);
    }
    return rc;
}

enum hub_rc invocation_open(struct invocation *inv, struct hub_err *err)
{
    HUB_BUG(inv->command->flags & (COMMAND_HUB | COMMAND_START | COMMAND_OPENS));
    const struct guest *guest = inv->program->guest;
    if (inv->hub) { /* run from the screen, which has it open */
        return HUB_OK;
    }
    if (str_empty(inv->opening.path)) {
        return hub_fail(err, guest ? HUB_ECONFIG : HUB_EUSAGE,
            guest ? "This server's hub.ini does not say where the hub is (file =)."
                  : "Say where the hub is with --db FILE.");
    }
    enum hub_rc rc = passphrase_with(inv, open_as, err);
    return rc == HUB_ENOTFOUND ? no_hub_yet(inv, err) : settle_in(inv, rc, err);
}

enum hub_rc invocation_open_unattended(struct invocation *inv, struct hub_err *err)
{
    enum hub_rc rc = hub_open_unattended(&inv->opening, &inv->hub, err);
    return rc == HUB_OK ? practise(inv, err) : rc;
}
