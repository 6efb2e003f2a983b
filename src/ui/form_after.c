/* SPDX-License-Identifier: MIT */
/* What is said behind "Saved 10:00" of some nouns. */
#include "form_priv.h"
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/service/clashes.h"

const char *form_after(struct pane *p, struct hub *h)
{
    const struct form *f = form_of(p);
    struct clashes met;
    struct hub_err ignored;
    if (f->noun != &event_noun ||
        hub_event_clashes(h, f->id, DATE_NONE, p->life, &met, &ignored) != HUB_OK) {
        return "";
    }
    return clash_words(&met, p->view.hide, p->life);
}
