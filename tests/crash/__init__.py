"""Kill -9 at any moment, then open the database again and prove that nothing was lost, doubled or torn.

`child` is the server that gets killed, `nursery` starts one after the other without importing anything anew, `audit`
says what is wrong with what is left.
"""
