/* SPDX-License-Identifier: MIT */
/* From a name to the pages of a child. */
#include "hub/service/records.h"

#include "child_parts_priv.h"

struct printer {
    struct hub *h;
    const struct child_print *ask;
    struct page_doc *d;
};

static enum hub_rc print_child(struct printer *p, hub_id child, struct hub_err *err)
{
    struct child_view v;
    hub_date day = date_known(p->ask->day) ? p->ask->day : hub_today(p->h);
    enum hub_rc rc = hub_child_view(p->h, child, day, p->d->a, &v, err);
    if (rc != HUB_OK) {
        return rc;
    }
    switch (p->ask->page) {
    case CHILD_FRIDGE:
        fridge_pages(&v, p->ask->names, p->d);
        break;
    case CHILD_CARERS:
        carer_pages(&v, p->d);
        break;
    case CHILD_CARD:
        card_pages(&v, p->d);
        break;
    }
    return HUB_OK;
}

static enum hub_rc print_family_cards(struct printer *p, struct hub_err *err)
{
    struct record_list children;
    struct record_ask ask = record_ask_all();
    ask.family = p->ask->name;
    enum hub_rc rc = hub_list(p->h, &child_noun, &ask, p->d->a, &children, err);
    for (size_t i = 0; rc == HUB_OK && i < children.count; i++) {
        const struct child *c = record_at(&children, i);
        rc = print_child(p, c->record.id, err);
    }
    if (rc == HUB_OK && children.count == 0) {
        rc = hub_fail(err, HUB_ENOTFOUND, "The family %s has no children in hub yet.", p->ask->name);
    }
    return rc;
}

enum hub_rc child_print_pages(struct hub *h, const struct child_print *p, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    hub_id child, family;
    struct hub_err none;
    struct printer on = {h, p, page_of_hub(h, a, PAGE_PORTRAIT, "Emergency card")};
    bool cards = p->page == CHILD_CARD;
    if (cards) {
        on.d->note = "Cut along the dashed line. Carry it with the child; bring it back.";
    }
    enum hub_rc rc = hub_find(h, &child_noun, p->name, &child, err);
    if (rc == HUB_OK) {
        rc = print_child(&on, child, err);
    } else if (cards && hub_find(h, &family_noun, p->name, &family, &none) == HUB_OK) {
        rc = print_family_cards(&on, err);
    }
    *out = on.d;
    return rc;
}
