/* SPDX-License-Identifier: MIT */
/* The doctor's checks of this room, in the same table form as those of service/doctor.c. */
#include "hub/base/str.h"
#include "hub/command/doctor.h"
#include "hub/exchange/print.h"
#include "hub/exchange/printer.h"

#include "command_priv.h"
#include "doctor_priv.h"

static const char AGAIN[] = "Install hub again as a whole: make install.";

static const struct invocation *asker(struct doctor *d)
{
    return ((struct doctor_inv *)doctor_arg(d))->inv;
}

static void look_at_ini(struct doctor *d)
{
    const struct invocation *inv = asker(d);
    if (!str_empty(inv->ini)) {
        doctor_wrong(d, DOCTOR_HELPER, "Put it right; hub settings shows what each may be.", "%s", inv->ini);
    } else if (inv->config->source) {
        doctor_fine(d, "Every line of %s is right.", inv->config->source);
    } else {
        doctor_fine(d, "There is none: every setting is as usual.");
    }
}

/* A page with letters of many names, written to nowhere. */
static void look_at_pages(struct doctor *d)
{
    struct faults notes;
    struct hub_err err;
    faults_on(&notes, doctor_arena(d));
    enum hub_rc rc = page_pdf_ready(&notes, doctor_arena(d), &err);
    if (rc == HUB_ENEWER) {
        doctor_wrong(d, DOCTOR_HELPER, AGAIN, "%s", err.msg);
    } else if (rc != HUB_OK) {
        doctor_look(d, DOCTOR_HELPER, "Install fonts-dejavu-core, Pango and Cairo, then hub again.", "%s",
            err.msg);
    }
    for (size_t i = 0; i < notes.count; i++) {
        doctor_look(d, DOCTOR_HELPER, "Install that font.", "%s", notes.items[i].msg);
    }
    if (rc == HUB_OK && notes.count == 0) {
        doctor_fine(d, "PDF pages can be made, and there are letters for them: %s.", page_libraries());
    }
}

static void look_at_printer(struct doctor *d)
{
    struct hub_err err;
    const struct config_print *set = &asker(d)->config->print;
    const struct printer p = {set->printer, set->place, set->lp};
    if (str_empty(p.queue)) {
        doctor_fine(d, "hub.ini names none: pages are saved as PDF.");
    } else if (printer_ready(&p, &err) != HUB_OK) {
        doctor_look(d, DOCTOR_HELPER, "Install cups-client, or put the name right in hub.ini.", "%s", err.msg);
    } else {
        doctor_fine(d, "%s can be sent pages. Whether it is on and has paper cannot be told from here.",
            printer_called(&p, doctor_arena(d)));
    }
}

static void look_at_terminal(struct doctor *d)
{
    const struct doctor_inv *from = doctor_arg(d);
    const struct program *p = from->inv->program;
    if (from->screen) {
        doctor_fine(d, "The screen shows on it.");
    } else if (str_empty(p->term) || !p->term_known) {
        doctor_fine(d, "None was named: hub is asked without one here.");
    } else if (p->term_known(p->term)) {
        doctor_fine(d, "This computer knows the terminal %s.", p->term);
    } else {
        doctor_look(d, DOCTOR_HELPER, "Install ncurses-term, or choose another terminal.",
            "This computer does not know the terminal %s: hub draws as on a very plain one.", p->term);
    }
}

static const struct doctor_check checks[] = {
    {"hub.ini", "The computer", "hub.ini", 0, look_at_ini},
    {"pages", "The computer", "Pages on paper", 0, look_at_pages},
    {"printer", "The computer", "The printer", 0, look_at_printer},
    {"terminal", "The computer", "The terminal", 0, look_at_terminal},
};

struct doctor_ask doctor_ask_of(struct doctor_inv *from)
{
    const struct program *p = from->inv->program;
    return (struct doctor_ask){
        .hub = from->inv->hub,
        .path = from->inv->opening.path,
        .guest = p->guest != NULL,
        .root = p->root,
        .system_ini = p->env.system_file,
        .more = checks,
        .more_count = sizeof checks / sizeof *checks,
        .sshd = str_empty(p->root) ? sshd_answer : NULL,
        .more_arg = from,
    };
}
