"""What tests share: small curricula, sites, repositories, and ways to look at them."""
