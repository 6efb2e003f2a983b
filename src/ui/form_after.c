/* SPDX-License-Identifier: MIT */
/* What is said behind "Saved 10:00" of some nouns. */
#include "form_priv.h"
#include "hub/model/event.h"
#include "hub/service/clashes.h"
#include "hub/service/series.h"

const char *form_after(struct pane *p, struct hub *h)
{
    const struct form *f = form_of(p);
    struct clashes met;
    struct hub_err ignored;
    if (f->noun != &event_noun ||
        hub_event_clashes(h, f->id, DATE_NONE, p->life, &met, &ignored) != HUB_OK) {
        return "";
    }
    const char *clash = clash_words(&met, p->view.hide, p->life);
    const char *stray = p->view.hide ? "" : hub_series_strays_told(h, f->id, p->life);
    stray = p->view.hide || *stray ? stray : hub_series_gone_told(h, f->id, p->life);
    return arena_printf(p->life, "%s%s%s", stray, *stray && *clash ? " " : "", clash);
}
