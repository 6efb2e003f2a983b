/* SPDX-License-Identifier: MIT */
/* What the rules say of a sleepover as its fields are left and as it is saved, and what would put it right. */
#include "form_clash_priv.h"
#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/service/stays.h"
#include "panes_priv.h"
#include "stay_verbs_priv.h"

enum { SAID_MOST = 2 };

bool form_rules_of(const struct form *f, const char *column)
{
    return f->noun == &stay_noun &&
           str_part_index("family_id|host_id|arrive|leave|status|kind|children|bed_id|legal_basis",
               column) >= 0;
}

/* "MUST FIX  A bed for every child: …. Try: …"; the worst first. */
static const char *said(const struct stay_check *c, struct arena *a)
{
    struct sb b = sb_on(a);
    size_t n = c->must ? c->must : c->count;
    for (size_t i = 0; i < n && i < SAID_MOST; i++) {
        const struct stay_trouble *t = &c->items[i];
        sb_addf(&b, "%s%s: %s", b.len ? " " : "", rule_level_shown(t->level), t->line);
        if (t->fix) {
            sb_addf(&b, " Try: %s.", t->fix);
        }
    }
    if (c->count > SAID_MOST) {
        sb_addf(&b, " %zu more: see the rota.", c->count - SAID_MOST);
    }
    return sb_str(&b);
}

/* Half a stay is not looked at: what is missing is said by the fields themselves. */
void form_rules_look(struct pane *p, struct hub *h, struct form_field *left)
{
    struct form *f = form_of(p);
    struct assignment *set;
    struct stay_check check;
    struct hub_err ignored;
    size_t count = form_set(f, p->loaded, &set);
    for (size_t i = 0; i < f->count; i++) {
        f->fields[i].warn = form_moment_words(f, &f->fields[i], p->life);
    }
    if (hub_stay_try(h, f->id, set, count, 1, p->loaded, &check, &ignored) == HUB_OK && check.count) {
        const char *words = said(&check, p->life);
        left->warn = str_empty(left->warn) ? words : arena_printf(p->life, "%s %s", left->warn, words);
    }
}

enum hub_rc form_write_stay(struct pane *p, struct hub *h, const struct assignment *set,
    size_t count, struct hub_err *err)
{
    struct form *f = form_of(p);
    return id_known(f->id) ? hub_stay_change_since(h, f->id, f->step, set, count, f->ahead, p->life,
                                 &f->versions, err)
                           : hub_stay_add(h, set, count, f->ahead, &f->id, err);
}

bool form_ask_ahead(struct pane *p, struct hub *h)
{
    struct form *f = form_of(p);
    struct ahead_ask *ask = arena_alloc(p->life, sizeof *ask);
    struct stay_check *check = arena_alloc(p->life, sizeof *check);
    struct assignment *set;
    struct hub_err ignored;
    size_t count = form_set(f, p->life, &set);
    *ask = (struct ahead_ask){check, &f->ahead, p->life};
    f->ahead = NULL;
    if (hub_stay_try(h, f->id, set, count, 1, p->life, check, &ignored) != HUB_OK ||
        check->must == 0) {
        return false;
    }
    pane_open(p, &box_reason,
        &(struct pane_target){.id = f->id.n, .text = "form", .data = ask});
    return true;
}

unsigned form_go_ahead(struct pane *p, const struct call *call, struct hub_err *err)
{
    return str_empty(form_of(p)->ahead) ? REACT_DRAW : form_save(p, call, err);
}
