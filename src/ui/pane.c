/* SPDX-License-Identifier: MIT */
/* Panes as such: their memory, their loading, and what they may ask the app for. */
#include "hub/ui/pane.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "ui_priv.h"

#include <stdarg.h>
#include <stdio.h>

struct pane *pane_create(
    const struct pane_ops *ops, const struct pane_target *target, const struct pane_view *view)
{
    static const struct pane_target nothing = {0};
    struct arena *life = arena_create();
    struct pane *p = arena_alloc(life, sizeof *p);
    *p = (struct pane){.ops = ops, .life = life, .view = *view};
    p->loaded = arena_create();
    p->details = arena_create();
    p->state = arena_alloc(life, ops->state_size ? ops->state_size : 1);
    p->wish = arena_alloc(life, sizeof *p->wish);
    if (ops->open) {
        ops->open(p, target ? target : &nothing);
    }
    return p;
}

void pane_destroy(struct pane *p)
{
    if (!p) {
        return;
    }
    if (p->ops->close) {
        p->ops->close(p);
    }
    arena_destroy(p->details);
    arena_destroy(p->loaded);
    arena_destroy(p->life);
}

enum hub_rc pane_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    if (!p->ops->load) {
        return HUB_OK;
    }
    arena_reset(p->loaded);
    return p->ops->load(p, hub, err);
}

enum hub_rc pane_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    if (!p->ops->detail) {
        return HUB_OK;
    }
    arena_reset(p->details);
    return p->ops->detail(p, hub, err);
}

enum hub_rc pane_rest(struct pane *p, struct hub *hub, struct hub_err *err)
{
    return p->ops->rest ? p->ops->rest(p, hub, err) : HUB_OK;
}

struct keymap pane_keymap(const struct pane *p)
{
    return (struct keymap){
        .own = p->ops->keys,
        .own_count = p->ops->key_count,
        .more = p->view.more,
        .more_count = p->view.more_count,
        .without = p->ops->without,
        .doors = p->view.doors,
        .pane = p->ops->name,
        .typing = p->ops->typing && p->ops->typing(p),
        .alone = p->ops->box,
    };
}

/* Where one part at a time is shown; false when there is room for both. */
static bool split_single(const struct pane *p, struct area all, struct area out[2])
{
    out[0] = out[1] = (struct area){0};
    if (p->view.single) {
        out[p->part == 1] = all;
    }
    return p->view.single;
}

void pane_split_cols(const struct pane *p, struct canvas *c, int left_cols, struct area out[2])
{
    int rows = canvas_rows(c), cols = canvas_cols(c);
    if (split_single(p, (struct area){0, 0, rows, cols}, out)) {
        return;
    }
    out[0] = (struct area){0, 0, rows, left_cols};
    out[1] = (struct area){0, left_cols + 2, rows, cols - left_cols - 2};
    canvas_vline(c, 0, left_cols, rows);
}

void pane_split_rows(const struct pane *p, struct canvas *c, int top_rows, struct area out[2])
{
    int rows = canvas_rows(c), cols = canvas_cols(c);
    if (split_single(p, (struct area){0, 0, rows, cols}, out)) {
        return;
    }
    out[0] = (struct area){0, 0, top_rows, cols};
    out[1] = (struct area){top_rows + 1, 0, rows - top_rows - 1, cols};
    canvas_hline(c, top_rows, 0, cols);
}

void pane_say(struct pane *p, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    words_vprint(p->wish->said, sizeof p->wish->said, fmt, ap);
    va_end(ap);
    p->wish->say = true;
}

void pane_open(struct pane *p, const struct pane_ops *ops, const struct pane_target *target)
{
    p->wish->open = ops;
    p->wish->target = target ? *target : (struct pane_target){0};
    p->wish->target.text = arena_strdup(p->life, p->wish->target.text);
}

void pane_go(struct pane *p, const char *tab, const struct pane_target *target)
{
    p->wish->go = tab;
    p->wish->targeted = target != NULL;
    p->wish->target = target ? *target : (struct pane_target){0};
    p->wish->target.text = arena_strdup(p->life, p->wish->target.text);
}

/* A question travels as "title\nkeep\ngo on\nid\ntext". */
void pane_ask(
    struct pane *p, const char *question, const char *keep, const char *go_on, const char *id)
{
    const char *text = arena_printf(p->life, "\n%s\n%s\n%s\n%s", keep, go_on, id, question);
    pane_open(p, &box_confirm, &(struct pane_target){.text = text});
}

void pane_tell(struct pane *p, const char *title, const char *text)
{
    const char *all = arena_printf(p->life, "%s\nOK\n\n\n%s", title, text);
    pane_open(p, &box_confirm, &(struct pane_target){.text = all});
}

void pane_look(struct pane *p, const char *theme)
{
    p->wish->look = theme;
}

void pane_run(struct pane *p, const char *id)
{
    p->wish->run = id;
}
