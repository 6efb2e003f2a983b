/* SPDX-License-Identifier: MIT */
/* hub doctor */
#include "hub/base/str.h"
#include "hub/command/doctor.h"
#include "hub/service/backup.h"
#include "hub/service/sealed.h"

#include "rows_priv.h"

static const struct column doctor_columns[] = {
    {"check", "Check", CELL_TEXT, false},
    {"about", "About", CELL_TEXT, false},
    {"what", "What", CELL_TEXT, false},
    {"state", "How it is", CELL_TEXT, false},
    {"found", "Found", CELL_TEXT, false},
    {"next", "Next", CELL_TEXT, false},
    {"who", "Who", CELL_TEXT, false},
};

/* Nobody has to be at it, as for a backup: no answer names anybody. A name that is given is asked its PIN. */
static enum hub_rc open_it(struct invocation *inv, struct hub_err *err)
{
    bool named = given(inv, OPTION_AS) || inv->program->guest;
    if (inv->hub) {
        return HUB_OK;
    }
    if (str_empty(inv->opening.path)) {
        return hub_fail(err, HUB_ECONFIG, "hub.ini does not say where the hub is.");
    }
    if (named || hub_file_sealed(inv->opening.path)) {
        return invocation_open(inv, err);
    }
    return invocation_open_unattended(inv, err);
}

/* What is looked at all the same: the file has a fault, not the words or whoever asks. */
static bool goes_on(const struct invocation *inv, enum hub_rc rc)
{
    bool who = rc == HUB_EUSAGE || (rc == HUB_EDENIED && given(inv, OPTION_AS));
    return rc == HUB_OK || (!inv->program->guest && !who);
}

static bool shown(const struct invocation *inv, const struct doctor_line *l)
{
    return !given(inv, OPTION_BRIEF) || l->state >= DOCTOR_LOOK;
}

static enum hub_rc say_line(struct invocation *inv, const struct doctor_line *l, struct hub_err *err)
{
    static const char *const marks[DOCTOR_STATES] = {"fine", "CANNOT BE TOLD", "LOOK AT THIS", "WRONG"};
    enum hub_rc rc = print(inv, err, "  %s: %s. %s\n", l->what, marks[l->state], l->found);
    if (rc == HUB_OK && *l->next) {
        rc = print(inv, err, "    Next%s%s: %s\n", l->who ? ", by " : "", doctor_who_words[l->who], l->next);
    }
    return rc;
}

static enum hub_rc say_all(struct invocation *inv, const struct hub_doctor *r, struct hub_err *err)
{
    const char *group = "";
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < r->count; i++) {
        const struct doctor_line *l = &r->lines[i];
        if (!shown(inv, l)) {
            continue;
        }
        if (!str_eq(group, l->group)) {
            rc = print(inv, err, "%s%s\n", *group ? "\n" : "", l->group);
            group = l->group;
        }
        rc = rc == HUB_OK ? say_line(inv, l, err) : rc;
    }
    bool quiet = given(inv, OPTION_BRIEF) && !*group;
    return rc == HUB_OK && !quiet ? print(inv, err, "\n%s\n", r->sentence) : rc;
}

static enum hub_rc table(struct invocation *inv, const struct hub_doctor *r, struct hub_err *err)
{
    struct rows rows;
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), doctor_columns,
        sizeof doctor_columns / sizeof *doctor_columns, err);
    for (size_t i = 0; rc == HUB_OK && i < r->count; i++) {
        const struct doctor_line *l = &r->lines[i];
        const char *cells[] = {l->id, l->group, l->what, doctor_state_words[l->state], l->found, l->next,
            doctor_who_words[l->who]};
        rc = shown(inv, l) ? rows_add(&rows, cells, err) : HUB_OK;
    }
    return rc == HUB_OK ? rows_end(&rows, "", err) : rc;
}

enum hub_rc run_doctor(struct invocation *inv, struct hub_err *err)
{
    struct hub_err why;
    struct hub_doctor r;
    enum hub_rc rc = open_it(inv, &why);
    if (!goes_on(inv, rc)) {
        *err = why;
        return rc;
    }
    if (rc != HUB_OK) {
        hub_close(inv->hub);
        inv->hub = NULL;
    }
    struct doctor_inv from = {inv, inv->notes != NULL};
    struct doctor_ask ask = doctor_ask_of(&from);
    ask.why = &why;
    rc = hub_doctor(&ask, inv->arena, &r, err);
    if (rc == HUB_OK) {
        rc = option_format(inv) == FORMAT_TEXT ? say_all(inv, &r, err) : table(inv, &r, err);
    }
    return rc == HUB_OK && r.of[DOCTOR_WRONG] ? HUB_EFINDING : rc;
}
