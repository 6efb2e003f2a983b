/* SPDX-License-Identifier: MIT */
/* page_write_pdf with a shared object that is already open: for tests, which live elsewhere. */
#ifndef HUB_EXCHANGE_PAGE_PDF_PRIV_H
#define HUB_EXCHANGE_PAGE_PDF_PRIV_H

#include "hub/base/err.h"
#include "hub/base/fault.h"
#include "hub/exchange/page.h"
#include "hub/exchange/sink.h"
#include "so_priv.h"

enum hub_rc page_pdf_with(const struct exchange_so *so, const struct page_doc *d,
    const struct sink *to, struct faults *notes, struct hub_err *err);

#endif
