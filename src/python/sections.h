// The parts of the module that other files hold: define_bookings.cpp ...
#pragma once

#include <pybind11/pybind11.h>

namespace portico::python {

void define_allocation(pybind11::module_& module);
void define_credit(pybind11::module_& module);
void define_ledger(pybind11::module_& module);
void define_payments(pybind11::module_& module);
// ... and define_tables.cpp.
void define_tables(pybind11::module_& module);

}  // namespace portico::python
