/* SPDX-License-Identifier: MIT */
/* hub practice */
#include "command_priv.h"
#include "hub/service/practice.h"

static struct practice_plan plan_asked(const struct invocation *inv)
{
    return (struct practice_plan){
        .hubs = (int)option_int(inv, OPTION_HUBS, PRACTICE_HUBS),
        .families = (int)option_int(inv, OPTION_FAMILIES, PRACTICE_FAMILIES),
        .years = (int)option_int(inv, OPTION_YEARS, PRACTICE_YEARS),
        .seed = option_int(inv, OPTION_SEED, PRACTICE_SEED),
    };
}

static enum hub_rc make(struct invocation *inv, struct hub_err *err)
{
    struct practice_plan plan = plan_asked(inv);
    if (!given(inv, OPTION_DB)) {
        folders_above(inv->opening.path, inv->arena);
    }
    return practice_make(&inv->opening, &plan, err);
}

/* Made the first time; only a file that says it is a practice hub is opened. */
static enum hub_rc open_or_make(struct invocation *inv, struct hub_err *err)
{
    bool practice = false;
    enum hub_rc rc = practice_told(&inv->opening, &practice, err);
    if (rc == HUB_ENOTFOUND) {
        rc = make(inv, err);
        return rc == HUB_OK ? invocation_open(inv, err) : rc;
    }
    if (rc != HUB_OK) {
        return rc;
    }
    if (!practice) {
        return hub_fail(err, HUB_EUSAGE,
            "%s is a real hub, not a practice hub. Name another file with --db, or none.",
            inv->opening.path);
    }
    return invocation_open(inv, err);
}

/* The day sheet, then this month's rota. */
static enum hub_rc show(struct invocation *inv, struct hub_err *err)
{
    enum hub_rc rc = run_today(inv, err);
    if (rc == HUB_OK) {
        rc = print(inv, err, "\n");
    }
    if (rc == HUB_OK) {
        inv->options[OPTION_PAPER].text = "text";
        rc = run_print_rota(inv, err);
    }
    return rc;
}

enum hub_rc run_practice(struct invocation *inv, struct hub_err *err)
{
    const struct program *p = inv->program;
    inv->opening.path = given(inv, OPTION_DB) ? inv->opening.path : inv->config->practice_file;
    inv->opening.as = given(inv, OPTION_AS) ? option_text(inv, OPTION_AS) : PRACTICE_PERSON;
    enum hub_rc rc = invocation_practise(inv, err);
    if (rc == HUB_OK && given(inv, OPTION_MAKE)) {
        rc = make(inv, err);
        return rc == HUB_OK ? print(inv, err, "The practice hub is in %s.\n", inv->opening.path)
                            : rc;
    }
    rc = rc == HUB_OK ? open_or_make(inv, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    return p->screen && p->terminal ? run_screen(inv, err) : show(inv, err);
}
