/* SPDX-License-Identifier: MIT */
/* Published versions of the rota: one at a time, what has changed since, what it said; publishing the next. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/rota_version.h"
#include "panes_priv.h"
#include "text_view_priv.h"

enum { INDENT = 1 };

struct versions_pane {
    hub_id hub;
    size_t at, count; /* which one, newest first */
    struct rota_version_row *rows;
    struct rota_changes changes;
    struct text_view text;
};

static void versions_open(struct pane *p, const struct pane_target *target)
{
    struct versions_pane *s = p->state;
    s->hub = (hub_id){target->id};
    s->text.airy = true;
    s->text.more = "PgDn: more";
}

static void add_changes(struct pane *p, struct text_view *t)
{
    struct versions_pane *s = p->state;
    const char *counted = rota_changes_counted(&s->changes, p->loaded);
    bool any = false;
    text_view_add(t, p->loaded, TONE_HEADING, *counted ? "Changed since" : "Nothing has changed since");
    for (size_t i = 0; i < s->changes.count; i++) {
        const struct rota_change *c = &s->changes.items[i];
        if (c->kind != ROTA_SAME) {
            text_view_add(t, p->loaded, c->kind == ROTA_GONE ? TONE_WARN : TONE_PLAIN,
                rota_change_sentence(c, p->view.hide, p->loaded));
            any = true;
        }
    }
    if (any) {
        text_view_add(t, p->loaded, TONE_MUTED, counted);
    }
}

static void add_stays(struct pane *p, struct text_view *t)
{
    struct versions_pane *s = p->state;
    text_view_add(t, p->loaded, TONE_HEADING, "As it was published");
    for (size_t i = 0; i < s->changes.count; i++) {
        const struct rota_change *c = &s->changes.items[i];
        struct rota_change was = {
            .kind = ROTA_SAME, .family = c->family, .was = c->was, .now = c->was};
        if (c->kind != ROTA_NEW) {
            text_view_add(t, p->loaded, TONE_PLAIN,
                arena_printf(p->loaded, "%s%s", rota_change_sentence(&was, p->view.hide, p->loaded),
                    str_eq(c->was.status, "draft") ? ", a draft" : ""));
        }
    }
}

static const char *title_of(const struct pane *p, const struct rota_version_row *v)
{
    struct rota_version_row shown = *v;
    shown.by = p->view.hide ? utf8_initials(p->loaded, v->by) : v->by;
    return rota_version_title(&shown, p->loaded);
}

static void add_all(struct pane *p)
{
    struct versions_pane *s = p->state;
    const struct rota_version_row *v = &s->changes.version;
    char range[DATE_TEXT];
    s->text.detail = (struct detail){.title = title_of(p, v)};
    text_view_add(&s->text, p->loaded, TONE_MUTED, date_range(v->from, v->to, range));
    if (!p->view.hide && !str_empty(v->note)) {
        text_view_add(&s->text, p->loaded, TONE_PLAIN, v->note);
    }
    add_changes(p, &s->text);
    add_stays(p, &s->text);
}

static enum hub_rc read_all(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct versions_pane *s = p->state;
    enum hub_rc rc = hub_rota_versions(hub, p->loaded, &s->rows, &s->count, err);
    s->at = s->count == 0 ? 0 : s->at < s->count ? s->at : s->count - 1;
    if (rc == HUB_OK && s->count > 0) {
        rc = hub_rota_changes(hub, s->rows[s->at].number, DATE_NONE, DATE_NONE, p->loaded,
            &s->changes, err);
    }
    return rc;
}

static enum hub_rc versions_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct versions_pane *s = p->state;
    hub_id before = hub_narrowed(hub);
    hub_narrow_to(hub, s->hub);
    enum hub_rc rc = read_all(p, hub, err);
    hub_narrow_to(hub, before);
    s->text.detail = (struct detail){.title = "The rota was not published yet"};
    if (rc == HUB_OK && s->count > 0) {
        add_all(p);
    } else if (rc == HUB_OK) {
        text_view_add(&s->text, p->loaded, TONE_PLAIN,
            "Once it is agreed, Enter publishes it from today on as version 1. From then on hub "
            "says what has changed since.");
    }
    return rc;
}

static void versions_draw(const struct pane *p, struct canvas *c)
{
    const struct versions_pane *s = p->state;
    struct area inside = {0, INDENT, canvas_rows(c), canvas_cols(c) - 2 * INDENT};
    struct area before = canvas_enter(c, inside);
    text_view_draw(&s->text, c, true);
    canvas_leave(c, before);
}

static unsigned ask_publish(struct pane *p)
{
    pane_ask(p,
        "Publish the rota from today on? It is kept under the next number, and hub says from then "
        "on what has changed since.",
        "Not yet", "Publish", "publish.yes");
    return REACT_DRAW;
}

static unsigned publish(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct versions_pane *s = p->state;
    struct rota_changes c;
    hub_id before = hub_narrowed(hub);
    hub_narrow_to(hub, s->hub);
    enum hub_rc rc = hub_rota_publish(hub, DATE_NONE, DATE_NONE, NULL, p->life, &c, err);
    hub_narrow_to(hub, before);
    if (rc == HUB_OK) {
        s->at = 0;
        s->text.top = 0;
        pane_say(p, "%s", rota_published_sentence(&c, p->life));
    }
    return REACT_LOAD;
}

static unsigned turn(struct versions_pane *s, bool older)
{
    if (older ? s->at + 1 < s->count : s->at > 0) {
        s->at += older ? 1 : (size_t)-1;
        s->text.top = 0;
    }
    return REACT_LOAD;
}

static unsigned versions_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct versions_pane *s = p->state;
    if (str_eq(call->id, "open")) {
        return ask_publish(p);
    }
    if (str_eq(call->id, "publish.yes")) {
        return publish(p, call->hub, err);
    }
    if (str_eq(call->id, "older") || str_eq(call->id, "newer")) {
        return turn(s, str_eq(call->id, "older"));
    }
    if (str_eq(call->id, "click")) {
        return REACT_DRAW;
    }
    return text_view_act(&s->text, call->id, p->view.rows, p->view.cols - 2 * INDENT);
}

static const struct ui_key versions_keys[] = {
    {K_ENTER, K_NONE, "open", "Publish", "Keep the rota from today on as the next version.",
        KEY_BAR | KEY_MENU},
    {'<', '-', "older", "Older", "The version before this one.", KEY_BAR | KEY_MENU},
    {'>', '+', "newer", "Newer", "The version after this one.", KEY_BAR | KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_versions = {
    .name = "versions",
    .title = "Versions of the rota",
    .help = "See what has changed\nThe newest version comes first: what is new, moved, gone or "
            "agreed since it was published. Below stands what it said.\n\n"
            "See an older one\n< goes back one version, > comes on again.\n\n"
            "Publish the rota\nEnter keeps the rota from today on under the next number. Drafts go "
            "in as drafts. Print it then: the page has the number on it.\n\n"
            "Some days only, or a note\nThe command hub rota publish does it: whoever helps with the computer "
            "can type it.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct versions_pane),
    .keys = versions_keys,
    .key_count = sizeof versions_keys / sizeof *versions_keys,
    .open = versions_open,
    .load = versions_load,
    .draw = versions_draw,
    .act = versions_act,
};
