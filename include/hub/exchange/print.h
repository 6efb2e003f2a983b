/* SPDX-License-Identifier: MIT */
/*
 * The two forms a page_doc is printed in. Same document, same bytes.
 *
 * Text: UTF-8, ruled with plain - | and =, 110 columns wide and 46 lines long
 * (landscape) or 80 by 62 (portrait), so that it fits A4 at ten points. A form
 * feed stands before each page but the first. Long words are broken, none cut;
 * a line is never wider than the page.
 *
 * PDF: A4, fonts embedded, type as large as the number of pages allows.
 */
#ifndef HUB_EXCHANGE_PRINT_H
#define HUB_EXCHANGE_PRINT_H

#include "hub/base/err.h"
#include "hub/base/fault.h"
#include "hub/exchange/page.h"
#include "hub/exchange/sink.h"

enum {
    PAGE_TEXT_COLS_LANDSCAPE = 110,
    PAGE_TEXT_ROWS_LANDSCAPE = 46,
    PAGE_TEXT_COLS_PORTRAIT = 80,
    PAGE_TEXT_ROWS_PORTRAIT = 62,
};

enum hub_rc page_write_text(const struct page_doc *d, const struct sink *to, struct hub_err *err);

/*
 * The same for those who listen: no columns, no rules, a paragraph a line end.
 * A row of a table is a sentence, each cell behind the head of its column.
 */
enum hub_rc page_write_lines(const struct page_doc *d, const struct sink *to, struct hub_err *err);

/*
 * `notes` (may be NULL) gets a FAULT_NOTE for letters that no font of this
 * computer has; the page is printed all the same, with a box for each.
 * HUB_ENOTFOUND: the printing part of hub (hub-exchange.so) is not installed, or no font at all
 * (then what came out is no page);
 * HUB_ENEWER: it belongs to another version of hub; others come from the sink.
 */
enum hub_rc page_write_pdf(
    const struct page_doc *d, const struct sink *to, struct faults *notes, struct hub_err *err);

/*
 * Whether PDF pages can be made here: one with the letters of many names is written to nowhere.
 * Errors and notes as page_write_pdf.
 */
enum hub_rc page_pdf_ready(struct faults *notes, struct arena *a, struct hub_err *err);
/* "Pango 1.50.12, Cairo 1.16.0"; "" where the printing part of hub cannot be opened. */
const char *page_libraries(void);

#endif
