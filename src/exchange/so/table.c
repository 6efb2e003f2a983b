/* SPDX-License-Identifier: MIT */
/* The one name this shared object shows. */
#include "pdf_priv.h"
#include "recur_so_priv.h"

extern const struct exchange_so exchange_so;

__attribute__((visibility("default"))) const struct exchange_so exchange_so = {
    .abi = EXCHANGE_SO_ABI,
    .doc_size = sizeof(struct page_doc),
    .pdf = pdf_write,
    .recur = recur_by_libical,
    .libraries = pdf_libraries,
};
