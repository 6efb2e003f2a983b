/* SPDX-License-Identifier: MIT */
#include "hub/exchange/return_pages.h"

#include "hub/service/homecoming.h"

#include "child_parts_priv.h"

static enum hub_rc add_return(
    struct hub *h, const struct return_row *r, bool initials, struct page_doc *d, struct hub_err *err)
{
    const char **lines;
    size_t count;
    char when[DATE_TEXT];
    enum hub_rc rc = hub_receipt(h, r->id, initials, d->a, &lines, &count, err);
    page_heading(d, arena_printf(d->a, "Copy %lld, %s", (long long)r->number,
                        wall_long(r->at, when)));
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        page_paragraph(d, PAGE_NORMAL, lines[i]);
    }
    return rc;
}

enum hub_rc return_pages(
    struct hub *h, int64_t number, enum sheet_names names, struct arena *a, struct page_doc **out, struct hub_err *err)
{
    struct return_list list;
    enum hub_rc rc = hub_returns(h, number, a, &list, err);
    if (rc == HUB_OK && list.count == 0 && number) {
        return hub_fail(err, HUB_ENOTFOUND, "Copy %lld has not come home.", (long long)number);
    }
    struct page_doc *d = page_of_hub(h, a, PAGE_PORTRAIT, "Brought home");
    d->note = "Keep this in the folder, not on the wall.";
    if (list.count == 0) {
        page_paragraph(d, PAGE_NORMAL, "No copy has come home yet.");
    }
    for (size_t i = 0; rc == HUB_OK && i < list.count && (number || i == 0); i++) {
        rc = add_return(h, &list.rows[i], names == ROTA_NAMES_INITIALS, d, err);
    }
    *out = d;
    return rc;
}
